### As contas: quem envia, dentro de quais limites.

accounts-title = Quem envia, e com que rapidez?
accounts-lead = Uma conta é sua em um provedor, com os seus limites. Várias dividem o trabalho.

## Catálogo

accounts-first = Qual provedor envia?
accounts-add = Acrescentar outra conta
accounts-reach-one = uma chamada por pessoa
accounts-reach-many = até { $n } pessoas por chamada
accounts-unfit = não serve para envios em massa

## Um jeito mais rápido

accounts-faster = Um jeito mais rápido
accounts-faster-why = <b>Pode ser mais rápido, e igualmente seguro. </b>A conta { $account } faz uma chamada por pessoa. <shape>{ $sentence }</shape> Cada mensagem continua mostrando 1 endereço; assim, uma chamada alcança até { $people } pessoas em vez de 1.
accounts-faster-take = Usar { $shape }
accounts-faster-taken = As chamadas agora saem como { $shape }.

## Uma conta

accounts-name = Nome da conta
accounts-removed = A conta { $account } foi removida.
accounts-gone = { $account } (não existe essa conta)
accounts-provider-unknown = O catálogo não tem o provedor “{ $provider }”. Acrescente a conta de novo abaixo.
accounts-carries = Leva { $messages } em { $calls }.
accounts-pace = Com que rapidez responde
accounts-pace-about = Suposições até você medir: cronometre algumas chamadas do seu sistema e coloque os números aqui.
accounts-in-flight = Chamadas ao mesmo tempo
accounts-in-flight-hint = Vazio: tantas quantas os limites permitem.
accounts-latency = Tempo por chamada
accounts-latency-hint = Seja qual for a carga.
accounts-latency-person = E por pessoa na chamada
accounts-latency-unit = ms
accounts-each-call = Uma chamada com { $people } leva { $time }.

## Formato da chamada

accounts-shape = Como uma chamada alcança as pessoas
accounts-shape-only = { $provider } aceita uma chamada por pessoa: cada mensagem mostra 1 endereço.
accounts-shape-single = Uma chamada por pessoa
accounts-shape-single-hint = Simples e lento: tantas chamadas quantos destinatários.
accounts-shape-safe = Cada mensagem continua mostrando 1 endereço.
accounts-most-per-call = Máximo de pessoas em uma chamada
accounts-most-per-call-hint = Vazio: tantas quantas o provedor aceita.

## Limites

accounts-documented = Limites documentados
accounts-documented-title = Limites que o provedor documenta
accounts-documented-holds = Vazio: vale o documentado.
accounts-messages-per = Mensagens por { $window }
accounts-calls-per = Chamadas por { $window }
accounts-bytes-per = Bytes por { $window }
accounts-used = Já usado
accounts-not-published = não publicado: informe o seu
accounts-not-published-yours = não publicado: vale o seu
accounts-figure = O seu número
accounts-figure-if-differs = O seu número, se for diferente
accounts-new-tab = { " " }(abre em uma nova aba)
accounts-own-limits = Os seus próprios limites
accounts-own-limits-title = Limites próprios
accounts-own-limits-add = Acrescentar um limite
accounts-own-limit = { $count } a cada { $window }
accounts-at-most = No máximo
accounts-of-what = De quê
accounts-in-any = A cada
accounts-in-any-hint = 1s, 10m, 1h, 24h ou 7d
accounts-reserve = Reservado para redefinições de senha
accounts-reserve-title = Reservar para redefinições de senha
accounts-reserve-about = E-mails avulsos que não podem esperar, como redefinições de senha e recibos, passam pela mesma conta. O que se reserva aqui para eles, a campanha não usa.
accounts-reserve-add = Reservar uma parte
accounts-reserve-limit = Reservar
accounts-reserve-one = Reservado
accounts-paste = Colar a resposta de GetAccount
accounts-paste-label = O que o SES respondeu
accounts-paste-about = Alguém com acesso à AWS executa <code>aws sesv2 get-account</code> e envia a resposta a você. Dela saem os limites e o que já foi usado; ela fica neste computador.
accounts-paste-take = Usar os limites

## Conexões

accounts-connections = Conexões por provedor de caixas de correio
accounts-connections-about = Um servidor seu abre conexões com Gmail, Yahoo e outros, e cada um aceita só um certo número. Se o seu servidor tem uma tabela de controle de tráfego, os números dela vão aqui. O KumoMTA publica uma:
accounts-connections-unlimited = sem limite
accounts-connections-fill = Preencher com a tabela do KumoMTA
accounts-connections-filled = A tabela do KumoMTA foi preenchida.
accounts-connections-add = Acrescentar um provedor de caixas de correio
accounts-connections-which = Qual provedor de caixas de correio?
accounts-connections-most = Conexões
accounts-connections-messages = Mensagens por conexão
accounts-connections-a-minute = Novas conexões por minuto
accounts-messages-a-second = Mensagens por segundo

## Aquecimento e horário de funcionamento

accounts-warm-up = Aquecimento
accounts-warm-up-hint = Um endereço IP ou domínio novo começa com pouco e envia mais a cada dia, para que os provedores de caixas de correio o conheçam.
accounts-warm-up-none = nenhum: já está aquecido
accounts-warm-up-own = uma tabela sua
accounts-warm-up-unknown = { $preset } (desconhecido)
accounts-ramp = { $days }, de { $first } a { $last } mensagens por { $window }.
accounts-ramp-table = Máximo de mensagens no primeiro dia, no segundo e assim por diante
accounts-ramp-table-hint = Para um endereço IP, por exemplo 50, 100, 500, 1000.
accounts-ramp-day = Dia do aquecimento
accounts-ramp-day-hint = Em que dia do aquecimento este envio começa; 1: é novo.
accounts-ip-addresses = Endereços IP
accounts-ip-addresses-hint = Os números são multiplicados por isto.
accounts-ramp-per = Os números valem a cada
accounts-ramp-per-hint = 24h ou 1h
accounts-working-hours = Usar só no horário de funcionamento
accounts-working-hours-hint = Para um servidor que alguém precisa acompanhar, ou que faz outro trabalho à noite.
accounts-working-zone = Pelo relógio de
accounts-working-zone-hint = Vazio: UTC.
