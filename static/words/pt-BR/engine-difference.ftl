### O que o motor diz sobre a diferença entre planos e sobre a folha a assinar.

engine-diff-plan-s-format-instead = O formato do plano é { $name } em vez de { $name_2 }.
engine-diff-plans-differ-something-that-has = Os planos diferem em algo que não tem palavras aqui: compare os arquivos.
engine-limit-of-send = o envio
engine-limit-rate = o limite de { $id }: { $units } por { $per }
engine-limit-in-flight = as chamadas de { $id } em andamento: { $calls } ao mesmo tempo, { $each } cada
engine-limit-warm-up = o aquecimento de { $id }
engine-rate = { $units } por { $per }
engine-connections = { $connections ->
    [one] { $connections } conexão
   *[other] { $connections } conexões
} ao mesmo tempo
engine-limit-ceiling = o teto para { $provider }: { $ceiling }
engine-limit-stop = as pessoas alcançadas antes que uma parada faça efeito: { $ceiling }
engine-limit-working-hours = o horário de funcionamento de { $id }
engine-limit-sending-hours = o horário de envio dos destinatários
engine-limit-gate = o ponto de verificação depois de “{ $wave }”
engine-limit-pace = o ritmo uniforme
engine-sheet-campaign = Campanha
engine-sheet-sequence = { $name } · { $id } · sequência { $sequence }
engine-sheet-where = Onde
engine-sheet-why = Por quê
engine-sheet-from = De
engine-sheet-answers-go = Respostas vão para
engine-sheet-leave = Descadastro
engine-sheet-no-header-says-how = nenhum cabeçalho diz como
engine-sheet-who = Quem
engine-sheet-left-out = Deixados de fora
engine-sheet-goes-on-with = Continua
engine-sheet-sequence-sha-256 = sequência { $sequence } · SHA-256 { $plan }
engine-sheet-report = Relatório
engine-sheet-blake3 = { $name } · BLAKE3 { $blake3 }
engine-sheet-languages = Idiomas
engine-sheet-when = Quando
engine-sheet-may-run = Pode ser executado
engine-sheet-how-fast = Com que rapidez
engine-sheet-through = Por meio de
engine-sheet-addresses = Endereços
engine-sheet-each-message-shows-1-address = cada mensagem mostra 1 endereço
engine-sheet-wave = Onda
engine-sheet-waivers = Dispensas
engine-diff-none = nenhuma
engine-sheet-waiver = Dispensa
engine-sheet-audience-file = Arquivo de destinatários
engine-sheet-blake3-2 = { $name } · { $rows ->
    [one] { $rows } linha
   *[other] { $rows } linhas
} · BLAKE3 { $blake3 }
engine-sheet-suppression-list = Lista de supressão
engine-sheet-template = Modelo
engine-sheet-sha-256 = { $locale } { $part } · { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
} · SHA-256 { $sha256 }
engine-sheet-plan = Plano
engine-sheet-sha-256-2 = SHA-256 { $digest }
engine-sheet-be-signed = A assinar: { $name }
engine-sheet-sandbox-nothing-leaves = Simulação: nada sai
engine-sheet-production-customers-get-mail = Produção: os clientes recebem e-mail
engine-sheet-service-they-need-know-as = Serviço: precisam saber, como clientes
engine-sheet-marketing-they-asked-for-news = Marketing: pediram novidades
engine-sheet-address = <{ $address }>
engine-sheet-mailbox = { $name } <{ $address }>
engine-sheet-ways-one-click = { $ways }, com um clique
engine-sheet-ways = { $ways }
engine-sheet-from-2 = { $people ->
    [one] { $people } destinatário
   *[other] { $people } destinatários
} de { $files }
engine-sheet-from-among-them = { $people ->
    [one] { $people } destinatário
   *[other] { $people } destinatários
} de { $files }, entre eles { $seeds ->
    [one] { $seeds } endereço de controle
   *[other] { $seeds } endereços de controle
}
engine-sheet-whom-plan-before-has-mailed = { $mailed } a quem o plano anterior enviou ou pode ter enviado
engine-sheet-duplicates = { $duplicates ->
    [one] { $duplicates } repetição
   *[other] { $duplicates } repetições
}
engine-sheet-suppressed = { $suppressed ->
    [one] { $suppressed } suprimido
   *[other] { $suppressed } suprimidos
}
engine-sheet-rejected = { $rejected ->
    [one] { $rejected } linha sem envio
   *[other] { $rejected } linhas sem envio
}
engine-sheet-list = { $parts }
engine-sheet-no-locale = sem idioma { $people }
engine-sheet-locale = { $locale } { $people }
engine-sheet-without-text-their-own = { $locales }; sem texto próprio: { $fallback }
engine-sheet-from-when-everything-handed-over = de { $start_ms } a { $finish_ms }, quando tudo está entregue ao provedor
engine-sheet-no-date = sem data
engine-sheet-not-before-no-longer-than = não antes de: { $said }; no máximo até: { $said_2 }
engine-sheet-nothing-holds-call-back = nada retém uma chamada
engine-sheet-limited-by = limite decisivo: { $limit }
engine-sheet-one-call-reaches-up = { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
} em { $calls ->
    [one] { $calls } chamada
   *[other] { $calls } chamadas
}, em { $saturating_sub }; uma chamada alcança até { $largest_call ->
    [one] { $largest_call } pessoa
   *[other] { $largest_call } pessoas
}; { $limited }
engine-sheet-one-address-each-call = um endereço em cada chamada.
engine-sheet-call = { $id } ({ $name }), { $people ->
    [one] { $people } pessoa
   *[other] { $people } pessoas
} por chamada: { $call_shape }: { $shape }
engine-sheet-then = {" "}; depois: { $gate }
engine-sheet-from-3 = { $name } · { $people ->
    [one] { $people } destinatário
   *[other] { $people } destinatários
} a partir de { $start_ms }{ $gate }
engine-sheet-wait = uma espera de { $dwell_ms }
engine-sheet-look-at-headers-what-arrived = uma verificação dos cabeçalhos do que chegou
engine-sheet-person-s-release = a liberação por uma pessoa
engine-sheet-in = {" "}em { $place }
engine-sheet-answers-for = { $code }{ $place }: { $person } responde por isso: { $reason }
engine-diff-one-call-now-reaches-instead = Uma chamada agora alcança { $now } em vez de { $before }.
engine-diff-plan-says-that-one-call = O plano diz que uma chamada alcança { $new } em vez de { $old }.
engine-diff-account-no-longer-sends = A conta { $name } não envia mais.
engine-diff-account-sends-as-well-up = A conta { $name } também envia: { $provider_name }, { $name_2 }, até { $recipients_per_call } em uma chamada.
engine-diff-accounts-stand-another-order = As contas estão em outra ordem.
engine-diff-account-call-shape-changed-from = Conta { $id }: o formato da chamada mudou de { $call_shape } para { $call_shape_2 }.
engine-diff-account-may-put-into-one = A conta { $id } pode pôr { $recipients_per_call } em uma chamada em vez de { $recipients_per_call_2 }.
engine-diff-account-sends-through-instead = A conta { $id } envia por { $provider_name } em vez de { $provider_name_2 }.
engine-diff-no-known-domain = nenhum domínio conhecido
engine-diff-account-signs-for-instead = A conta { $id } assina por { $said } em vez de { $said_2 }.
engine-diff-any-number-calls = qualquer número de chamadas
engine-diff-account-makes-at-time-instead = A conta { $id } faz { $at_a_time } ao mesmo tempo em vez de { $at_a_time_2 }.
engine-diff-call = Uma chamada
engine-diff-each-recipient-call = Cada destinatário de uma chamada
engine-diff-taken-last-instead = { $what }, em { $id }: supõe-se { $exact } em vez de { $exact_2 }.
engine-diff-call-2 = uma chamada
engine-diff-message = uma mensagem
engine-diff-any-number-bytes = qualquer número de bytes
engine-diff-account-takes-instead = A conta { $id } aceita { $most } em { $what } em vez de { $most_2 }.
engine-diff-account-used-instead = A conta { $id } é usada { $working_hours } em vez de { $working_hours_2 }.
engine-diff-any-number-people = qualquer número de pessoas
engine-diff-at-most = no máximo { $n }
engine-diff-account-takes-instead-2 = A conta { $id } leva { $most } em vez de { $most_2 }.
engine-diff-account-limit-gone = Conta { $id }: o limite de { $rate } não existe mais.
engine-diff-account-has-new-limit = A conta { $id } tem um limite novo: { $rate }.
engine-diff-limits-stand-another-order = Os limites de { $id } estão em outra ordem.
engine-diff-documented-limit = {" "}(o limite documentado é { $n })
engine-diff-make = fazer
engine-diff-send = enviar
engine-diff-account-may-instead = A conta { $id } pode { $verb } { $rate } em vez de { $limit }{ $known }.
engine-diff-account-limit-was-entered-by = Conta { $id }: o limite de { $of } foi informado à mão, e não documentado pelo provedor.
engine-diff-account-limit-documented-one-instead = Conta { $id }: o limite de { $of } é o documentado, e não um informado à mão.
engine-diff-account = Conta { $id }, { $of }
engine-diff-account-keeps-per-free-for = A conta { $id } reserva { $units } por { $per_ms } para outros e-mails em vez de { $reserve }.
engine-diff-on = { $units } em { $at_ms }
engine-diff-not-known = desconhecido
engine-diff-account-when-units-were-spent = Conta { $id }, { $of }: quando se usou: { $said } em vez de { $said_2 }.
engine-diff-per = { $units } por { $per_ms }
engine-diff-margin-for-jitter-instead = { $whose }: a margem de segurança é { $exact } em vez de { $exact_2 }.
engine-diff-count-as-spent-instead = { $whose }: contam como já usado { $units } em vez de { $old }.
engine-diff-ms = { $ms } ms
engine-diff-at-any-hour = a qualquer hora
engine-diff-hours-in-zone = { $hours } ({ $zone })
engine-diff-messages-per-on-days-margin = { $days } mensagens por { $per_ms } nos seus dias, { $exact } de margem
engine-diff-warm-up-gone-before = O aquecimento de { $id } não existe mais; antes: { $said }.
engine-diff-account-warming-up = A conta { $id } está em aquecimento: { $said }.
engine-diff-warm-up-changed-instead = O aquecimento de { $id } mudou: { $said } em vez de { $said_2 }.
engine-diff-everybody-so-that-stop-takes = todos, para que uma parada faça efeito
engine-diff-through = {" "}pela conta { $name }
engine-diff-ceiling-for = O teto para { $whom }{ $through }
engine-diff-gone-4 = { $whose } não existe mais: { $cap }.
engine-diff-new-3 = { $whose } é novo: { $cap }.
engine-diff-ceilings-stand-another-order = Os tetos estão em outra ordem.
engine-diff-instead-9 = { $whose } é { $cap } em vez de { $most }.
engine-diff-at-time = { $n ->
    [one] { $n } conexão
   *[other] { $n } conexões
} ao mesmo tempo
engine-diff-at = em { $name }
engine-diff-with-locale = com o idioma { $name }
engine-diff-people-at-with = pessoas { $at } { $with }
engine-diff-people-who = pessoas { $who }
engine-diff-people = pessoas
engine-diff-through-2 = { $whom } por { $accounts }
engine-diff-route-gone-alone = Uma rota não existe mais: { $said }, somente.
engine-diff-route-new-alone = Uma rota é nova: { $said }, somente.
engine-diff-routes-stand-another-order-several = As rotas estão em outra ordem: de várias que servem, vale a primeira.
engine-diff-mail-now-comes-from-instead = O e-mail agora vem de { $mailbox } em vez de { $mailbox_2 }.
engine-diff-sender = o remetente
engine-diff-answers-now-go-instead = As respostas agora vão para { $whom } em vez de { $whom_2 }.
engine-diff-mailbox = { $shown } <{ $address }>
engine-diff-messages-no-longer-say-how = As mensagens não dizem mais como se descadastrar; antes: { $ways }.
engine-diff-messages-now-say-how-unsubscribe = As mensagens agora dizem como se descadastrar: { $ways }.
engine-diff-unsubscribing-goes-instead = O descadastro é { $ways } em vez de { $ways_2 }.
engine-diff-with-one-click = com um clique
engine-diff-with-page = com uma página
engine-diff-by = por { $name } ({ $click })
engine-diff-by-mail = por e-mail para { $name }
engine-diff-nowhere = em lugar nenhum ({ $click })
engine-diff-only-by-mail = { $mailto } ({ $click })
engine-diff-template-gone = O modelo { $name } não existe mais.
engine-diff-template-new = O modelo { $name } é novo: { $parts }.
engine-diff-its = { $part_name }{ $how }
engine-diff-template-changed = O modelo { $name } mudou: { $changed }.
engine-diff-templates-stand-another-order = Os modelos estão em outra ordem.
engine-diff-part-gone = {" "}(removido)
engine-diff-part-new = {" "}(novo)
engine-diff-part-lines = {" "}({ $lines ->
    [one] { $lines } linha
   *[other] { $lines } linhas
})
engine-diff-bytes-instead = {" "}({ $bytes } bytes em vez de { $bytes_2 })
engine-diff-template = o modelo { $name }
engine-diff-no-template = nenhum modelo
engine-diff-whoever-has-no-template-their = Quem não tem um modelo próprio recebe { $whose } em vez de { $whose_2 }.
engine-diff-runs-production-instead-sandbox-customers = É executado em produção em vez da simulação: os clientes recebem e-mail.
engine-diff-runs-sandbox-instead-production-nobody = É executado na simulação em vez de produção: ninguém recebe e-mail.
engine-diff-another-campaign-instead-whoever-has = É outra campanha, { $name } em vez de { $name_2 }: quem já recebeu uma pode receber a outra.
engine-diff-as-many-as-can-carry = tantas pessoas quantas couberem
engine-diff-one-call-may-reach-instead = Uma chamada pode alcançar { $of } em vez de { $of_2 }.
engine-diff-service-message-instead-marketing-unsubscribe = É uma mensagem de serviço em vez de marketing: as regras de descadastro não valem.
engine-diff-marketing-instead-service-message-unsubscribe = É marketing em vez de uma mensagem de serviço: as regras de descadastro valem.
engine-diff-salt-changed-canary-another-sample = O salt mudou: a amostra-piloto é outra.
engine-diff-plan-campaign-instead = É o plano { $sequence } da campanha em vez do { $sequence_2 }.
engine-diff-campaign-called-instead = A campanha se chama { $name } em vez de { $old_name }.
engine-diff-waiver-gone = Uma dispensa não existe mais: { $said }.
engine-diff-waiver-was-added = Uma dispensa foi acrescentada: { $said }.
engine-diff-waiver-changed-before = Uma dispensa mudou: { $said }; antes: { $said_2 }.
engine-diff-waivers-stand-another-order = As dispensas estão em outra ordem.
engine-diff-in-place = em { $place }
engine-diff-finding-in-place = {" "}({ $finding } { $place })
engine-diff-finding = {" "}({ $finding })
engine-diff-place = {" "}({ $place })
engine-diff-nobody = ninguém
engine-diff-answers-for = { $person } responde por { $name }{ $more }: { $reason }
engine-diff-wave-gone-were-mailed-before = A onda { $name } não existe mais: { $recipients } recebiam antes dos outros.
engine-diff-wave-new = A onda { $name } é nova: { $recipients }{ $map_or_else }.
engine-diff-waves-go-another-order = As ondas vão em outra ordem.
engine-diff-wave-reaches-instead = A onda { $wave } alcança { $recipients } em vez de { $recipients_2 }.
engine-diff-nothing-has-hold-after-wave = Nada mais precisa acontecer depois da onda { $wave }: a seguinte vem logo em seguida.
engine-diff-after-wave-next-one-waits = Depois da onda { $wave }, a seguinte espera: { $awaited }.
engine-diff-what-awaited-after-wave-changed = O que se espera depois da onda { $wave } mudou: { $awaited } em vez de { $awaited_2 }.
engine-diff-person-s-approval = a aprovação de uma pessoa
engine-diff-look-at-headers = uma verificação dos cabeçalhos
engine-diff-expected-take = previsão de { $expected_wait_ms }
engine-diff-nothing = nada
engine-diff-engine = motor
engine-diff-catalogue-providers = catálogo de provedores
engine-diff-table-mailbox-providers = tabela de provedores de caixas de correio
engine-diff-time-zone-database = banco de fusos horários
engine-diff-was-made-with-instead = Foi feito com outra versão ({ $what }): { $name } em vez de { $name_2 }.
engine-diff-everything-handed-over-instead = Tudo é entregue ao provedor em { $takes } em vez de { $takes_2 }.
engine-diff-first-call-starts = A primeira chamada começa
engine-diff-everything-handed-over-by = Tudo é entregue ao provedor até
engine-diff-no-plan-finishes-before = Nenhum plano termina antes de
engine-diff-instead-6 = { $calls ->
    [one] { $calls } chamada
   *[other] { $calls } chamadas
} em vez de { $calls_2 }.
engine-diff-instead-7 = { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
} em vez de { $messages_2 }.
engine-diff-how-long-send-waits-for = Mudou quanto tempo o envio espera por cada um dos seus limites.
engine-diff-send-waits-for-instead = O envio espera por { $new } em vez de { $old }.
engine-diff-exact = { $at } e { $rest } ms
engine-diff-moved = { $what } { $new } em vez de { $old }.
engine-diff-is = { $what }:
engine-diff-is-gone = nenhum agora
engine-diff-there-was-none = não havia
engine-diff-before = { $what }: { $is }; antes: { $before }.
engine-diff-expiry-at-which-calls-end = A expiração, quando as chamadas acabam
engine-diff-time-before-which-no-call = A hora antes da qual nenhuma chamada começa
engine-diff-deadline = O prazo
engine-diff-may-start = Pode começar
engine-diff-goes-as-fast-as-limits = Vai tão rápido quanto os limites permitem, em vez de em ritmo uniforme.
engine-diff-goes-at-even-pace-instead = Vai em ritmo uniforme, em vez de tão rápido quanto os limites permitem.
engine-diff-was-planned = Foi planejado
engine-diff-recipients-are-mailed-at-any = Os destinatários recebem a qualquer hora em vez de { $open }.
engine-diff-recipients-are-mailed-instead = Os destinatários recebem { $text } em vez de { $text_2 }.
engine-diff-where-no-zone-known = {" "}({ $name } onde o fuso é desconhecido)
engine-diff-on-first-day-until-midnight = {" "}(no primeiro dia, também até a meia-noite)
engine-diff-open = { $hours }{ $zone }{ $today }
engine-diff-from = { $label } de { $name } a { $name_2 }
engine-diff-people-may-be-mailed-time = As pessoas podem receber em um período que era sem envio: { $said }.
engine-diff-nobody-mailed = Ninguém recebe em { $said }.
engine-diff-nobody-mailed-instead = Ninguém recebe em { $said } em vez de { $said_2 }.
engine-diff-times-without-mail-stand-another = Os períodos sem envio estão em outra ordem.
engine-diff-wave-may-start = A onda { $name } pode começar
engine-diff-timetable-changed = O cronograma mudou: { $others } de { $numbers ->
    [one] { $numbers } sequência
   *[other] { $numbers } sequências
}.
engine-diff-timetable-changed-instead = O cronograma mudou: { $runs ->
    [one] { $runs } sequência
   *[other] { $runs } sequências
} em vez de { $numbers }.
engine-diff-more-recipients = { $more ->
    [one] { $more } destinatário a mais
   *[other] { $more } destinatários a mais
}: { $now } em vez de { $before }.
engine-diff-fewer-recipients = { $fewer ->
    [one] { $fewer } destinatário a menos
   *[other] { $fewer } destinatários a menos
}: { $now } em vez de { $before }.
engine-diff-instead-2 = { $what }: { $new } em vez de { $old }.
engine-diff-rows-held-back-by-suppression = Linhas retidas por listas de supressão
engine-diff-rows-left-out-because-earlier = Linhas deixadas de fora porque um plano anterior enviou a elas ou pode ter enviado
engine-diff-rows-that-repeat-address = Linhas que repetem um endereço
engine-diff-rows-read = Linhas lidas
engine-diff-instead-because = { $figure } em vez de { $figure_2 } ({ $sentence })
engine-diff-rejected-rows = Linhas recusadas: { $parts }.
engine-diff-mailbox-provider = provedor de caixas de correio
engine-diff-by-locale = idioma
engine-diff-time-zone = fuso horário
engine-diff-column = a coluna { $name }
engine-diff-no-column = nenhuma coluna
engine-diff-addresses-are = Endereços
engine-diff-locales-are = Idiomas
engine-diff-time-zones-are = Fusos horários
engine-diff-now-read-from-instead = { $what }: agora lidos de { $column } em vez de { $column_2 }.
engine-diff-suppression-list-gone-whoever-on = A lista de supressão { $name } não existe mais: quem está nela pode receber ({ $addresses ->
    [one] { $addresses } endereço
   *[other] { $addresses } endereços
}).
engine-diff-suppression-list-new = A lista de supressão { $name } é nova: { $addresses ->
    [one] { $addresses } endereço
   *[other] { $addresses } endereços
}.
engine-diff-suppression-list-another-file-holds = A lista de supressão { $name } é outro arquivo: contém { $addresses ->
    [one] { $addresses } endereço
   *[other] { $addresses } endereços
} em vez de { $held }.
engine-diff-suppression-list = Lista de supressão
engine-diff-suppression-lists-are-read-another = As listas de supressão são lidas em outra ordem.
engine-diff-seed-list = Lista de endereços de controle
engine-diff-audience-file = Arquivo de destinatários
engine-diff-gone = { $kind }: { $name } não existe mais ({ $rows ->
    [one] { $rows } linha
   *[other] { $rows } linhas
}).
engine-diff-new = { $kind }: { $name } é novo ({ $rows ->
    [one] { $rows } linha
   *[other] { $rows } linhas
}).
engine-diff-files-are-read-another-order = Os arquivos são lidos em outra ordem: de um endereço em vários, outra linha pode valer.
engine-diff-list-seeds = uma lista de endereços de controle
engine-diff-file-customers = um arquivo de clientes
engine-diff-now = { $file } agora é { $now }.
engine-diff-as-before = { $now } como antes
engine-diff-instead-3 = { $now } em vez de { $old }
engine-diff-file-another-one-blake3-instead = O arquivo { $file } é outro: linhas: { $figure }; bytes: { $figure_2 }; BLAKE3 { $short }… em vez de { $short_2 }….
engine-diff-new-2 = { $column } é nova
engine-diff-gone-2 = { $column } não existe mais
engine-diff-their-order = a ordem delas
engine-diff-columns-changed = As colunas de { $file } mudaram: { $parts }.
engine-diff-encoding = codificação
engine-diff-delimiter = separador
engine-diff-quotes = aspas
engine-diff-read-with-instead = { $file } é lido de outro modo ({ $what }): { $new } em vez de { $old }.
engine-diff-now-2 = agora
engine-diff-no-longer = não mais
engine-diff-gzip-archive = { $file } como arquivo gzip: { $is }.
engine-diff-now-end = agora sim
engine-diff-no-longer-end = não mais
engine-diff-rows-delimiter-more-than-columns = As linhas de { $file } terminam com um separador além das colunas: { $end }.
engine-diff-recipient-now = agora um destinatário
engine-diff-no-recipient-any-more = não mais um destinatário
engine-diff-first-line = A primeira linha de { $file } é { $is }.
engine-diff-was-called-before = { $kind }: { $name } chamava-se { $name_2 } antes.
engine-diff-moved-count = { $what }: { $figure } em vez de { $figure_2 }
engine-diff-more = mais { $what }
engine-diff-recipients-by = Destinatários por { $by }: { $shown }.
engine-diff-no-longer-continues-plan-may = Não continua mais o plano { $sequence }: { $saturating_add } podem receber de novo.
engine-diff-does-rest-plan = Faz o resto do plano { $sequence }: { $settled }.
engine-diff-does-rest-plan-before-plan = Faz o resto do plano { $sequence }: { $settled }; antes, do plano { $sequence_2 }: { $settled_2 }.
engine-diff-rows-bytes-blake3 = { $name }: linhas: { $rows }; bytes: { $bytes }; BLAKE3 { $name_2 }…
engine-diff-accepted-unknown-refused-tried-again = aceitas: { $accepted }; desconhecidas: { $unknown }; recusadas e tentadas de novo: { $refused } (SHA-256 { $name }…; { $reports })
engine-diff-instead-5 = { $seeds ->
    [one] { $seeds } endereço de controle vai primeiro
   *[other] { $seeds } endereços de controle vão primeiro
}, em vez de { $seeds_2 }.
engine-diff-recipients-are-planned-instead = Os destinatários são planejados em { $numbers ->
    [one] { $numbers } grupo
   *[other] { $numbers } grupos
} em vez de { $numbers_2 }.
engine-diff-in = em { $groups }, { $what }
engine-diff-changed = Nos grupos em que os destinatários são planejados ({ $numbers }), mudou: { $parts }.
engine-diff-number-people = o número de pessoas
engine-diff-wave = a onda
engine-diff-locale = o idioma
engine-diff-mailbox-provider-2 = o provedor de caixas de correio
engine-diff-time-zones = os fusos horários
engine-diff-route = a rota
engine-diff-whether-they-are-seeds = se são endereços de controle
engine-diff-who-comes-first = quem vem primeiro
engine-diff-size-message = o tamanho da mensagem
