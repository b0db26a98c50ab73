### Números em palavras: contagens, proporções, tamanhos, durações, limites.

percent = { $percent } %
percent-under = menos de { $percent } %

## Quantos há

people = { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}
recipients = { $n ->
    [one] { $n } destinatário
   *[other] { $n } destinatários
}
messages = { $n ->
    [one] { $n } mensagem
   *[other] { $n } mensagens
}
calls = { $n ->
    [one] { $n } chamada
   *[other] { $n } chamadas
}
addresses = { $n ->
    [one] { $n } endereço
   *[other] { $n } endereços
}
connections = { $n ->
    [one] { $n } conexão
   *[other] { $n } conexões
}
rows = { $n ->
    [one] { $n } linha
   *[other] { $n } linhas
}
duplicates = { $n ->
    [one] { $n } repetição
   *[other] { $n } repetições
}
days = { $n ->
    [one] { $n } dia
   *[other] { $n } dias
}
columns = { $n ->
    [one] { $n } coluna
   *[other] { $n } colunas
}
bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
seeds = { $n ->
    [one] { $n } endereço de controle
   *[other] { $n } endereços de controle
}
rules = { $n ->
    [one] { $n } regra
   *[other] { $n } regras
}
problems = { $n ->
    [one] { $n } problema
   *[other] { $n } problemas
}
mailbox-providers = { $n ->
    [one] { $n } provedor de caixas de correio
   *[other] { $n } provedores de caixas de correio
}
accounts = { $n ->
    [one] { $n } conta
   *[other] { $n } contas
}
strings = { $n ->
    [one] { $n } texto
   *[other] { $n } textos
}

## Tamanhos, preços, durações

size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB
dollars = US$ { $amount }
duration-days = { $n } d
duration-hours = { $n } h
duration-minutes = { $n } min
duration-seconds = { $n } s
duration-milliseconds = { $n } ms
duration-two = { $larger } { $smaller }

## Limites

unit-messages = mensagens
unit-calls = chamadas
unit-bytes = bytes
window-second = segundo
window-minute = minuto
window-hour = hora
window-day = 24 horas
limit-per-second = { $count } por segundo
limit-per-minute = { $count } por minuto
limit-per-hour = { $count } por hora
limit-per-day = { $count } a cada 24 h
limit-per-window = { $count } a cada { $window }
limit-warm-up = o aquecimento
limit-connections = { $connections } ao mesmo tempo
limit-ceiling = o teto para { $mailbox_provider }: { $ceiling }
limit-stop = as pessoas alcançadas antes que uma parada faça efeito: { $ceiling }
limit-working-hours = o horário de funcionamento da conta
limit-sending-hours = o horário de envio dos destinatários
limit-gate = o ponto de verificação depois de “{ $wave }”
limit-pace = o ritmo uniforme que você escolheu
limit-one-call = uma chamada por vez, { $each } cada
limit-calls = { $calls } ao mesmo tempo, { $each } cada

## A resposta

headline-on-time = exatamente no prazo
headline-early = { $time } antes do prazo
headline-late = { $time } depois do prazo
headline-one-call = { $account }, com uma chamada por vez, { $each } cada
headline-calls = { $account }, com { $calls } ao mesmo tempo, { $each } cada
headline-quota = a cota diária de { $account }: { $limit }
headline-limit = o limite de { $account }: { $limit }
headline-warm-up = o aquecimento de { $account }
headline-working-hours = o horário de funcionamento de { $account }

## Lugares, idiomas, fusos

line = linha { $line }
line-column = linha { $line }, coluna { $column }
quoted = “{ $text }”
locale-none = idioma não indicado
zone-none = fuso horário desconhecido
semicolon = ;{ " " }

## Dias e horas

day-mon = segunda-feira
day-tue = terça-feira
day-wed = quarta-feira
day-thu = quinta-feira
day-fri = sexta-feira
day-sat = sábado
day-sun = domingo
day-short-mon = seg
day-short-tue = ter
day-short-wed = qua
day-short-thu = qui
day-short-fri = sex
day-short-sat = sáb
day-short-sun = dom
hours-every-day = das { $from } às { $to }, todos os dias
hours-on-days = das { $from } às { $to } ({ $days })

## Ondas

wave-next-people = { $n ->
    [one] mais { $n } pessoa
   *[other] mais { $n } pessoas
}
wave-percent = { $percent } % de todos
wave-next-percent = mais { $percent } % de todos
wave-everybody = todos
wave-everybody-else = todos os outros
wave-then = { $who } e, logo em seguida, { $then }.
wave-held = { $who }; depois, { $held }; em seguida, { $then }.
wave-waiting = { $time } de espera
wave-approval = uma aprovação
wave-header-check = uma verificação dos cabeçalhos
wave-about = { $what } (cerca de { $time })

## O que torna um envio mais rápido

change-call-size = Deixe cada chamada da conta { $account } alcançar { $people } ({ $shape }) em vez de { $from }. Cada pessoa continua recebendo uma mensagem própria, que mostra 1 endereço.
change-pace = Envie tão rápido quanto os limites permitem, em vez de em ritmo uniforme.
change-limit = Peça ao provedor da conta { $account } { $limit }, em vez de { $from }.
change-in-flight = Deixe a conta { $account } fazer { $calls } ao mesmo tempo, em vez de { $from }.
change-accounts = Acrescente { $accounts } nos moldes da conta { $like }: { $names }. Pergunte ao provedor se pode e faça o aquecimento do que é novo.
change-standby = Deixe a conta { $account } enviar também, em vez de ficar de reserva.
change-share = Deixe a conta { $account } levar quantos destinatários puder, em vez de no máximo { $from } %.
change-ceiling = Aumente o seu próprio teto para { $mailbox_provider } para { $limit }, em vez de { $from }.
change-ceiling-through = Aumente o seu próprio teto para { $mailbox_provider } pela conta { $account } para { $limit }, em vez de { $from }.
change-connections = Deixe a conta { $account } manter { $connections } com { $mailbox_provider }, em vez de { $from }.
change-connections-a-minute = Deixe a conta { $account } abrir { $connections } por minuto com { $mailbox_provider }, em vez de { $from }.
change-messages-a-second = Deixe a conta { $account } enviar { $messages } por segundo para { $mailbox_provider }, em vez de { $from }.
change-sending-hours = Envie às pessoas { $to }, em vez de { $from }.
change-working-hours = Use a conta { $account } { $to }, em vez de { $from }.
change-dwell = Espere { $to } depois de “{ $wave }”, em vez de { $from }.
change-stop = Aceite alcançar { $people } antes que uma parada faça efeito, em vez de { $from }.
change-blast-radius = Deixe uma chamada alcançar { $people }, em vez de { $from }.
change-reserve = Reserve { $limit } da conta { $account } para outros e-mails, em vez de { $from }.
change-start = Mude o início para { $to }, em vez de { $from }.
change-deadline = Mude o prazo para { $to }, em vez de { $from }.

## O que uma mudança sacrifica

lost-pace = a carga uniforme
lost-standby = a conta guardada para quando outra falhar
lost-share = a divisão entre contas que você escolheu
lost-ceiling = o seu próprio teto, abaixo do qual este provedor de caixas de correio não tem motivo para recusar e-mails
lost-sending-hours = horas em que as pessoas têm sossego
lost-working-hours = o horário que você definiu para a conta
lost-dwell = tempo para perceber que algo está errado antes que todos recebam
lost-reach = o número máximo de pessoas que um erro alcança
lost-reserve = espaço para redefinições de senha durante o envio
lost-deadline = o horário até o qual todos deveriam receber

## O que não é possível

refusal-documented = A conta { $account } não pode ter mais: a documentação de { $provider } fixa { $limit } para todas as contas.
refusal-one-person = Uma chamada da conta { $account } não pode alcançar mais pessoas: com { $provider }, várias na mesma chamada veriam umas às outras.
refusal-warm-up = O aquecimento da conta { $account } não pode ser apressado: o que chega rápido demais de um remetente novo é recusado.
refusal-approval = A verificação de “{ $wave }” ({ $time }) não é encurtada: ali quem decide é uma pessoa.

## Several things in a row

list-between = { ", " }
list-before-last = { " e " }
