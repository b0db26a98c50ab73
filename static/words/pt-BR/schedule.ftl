### A programação: quando, em que etapas, com que cuidado.

schedule-title = Quando?
schedule-remove = Remover<unseen> { $what }</unseen>
schedule-none = nenhum

## Início e prazo

schedule-when = Início e prazo
schedule-clock-utc = O seu relógio mostra UTC.
schedule-clock-zone = Os horários estão no seu fuso horário, { $zone }; o UTC aparece ao lado.
schedule-start = Início
schedule-start-empty = Vazio: começa agora.
schedule-deadline = Prazo
schedule-deadline-empty = Vazio: sem prazo.
schedule-pace = Com que rapidez
schedule-pace-asap = Tão rápido quanto os limites permitem
schedule-pace-asap-about = Todos recebem assim que as suas contas puderem.
schedule-pace-even = Distribuído por igual até o prazo
schedule-pace-even-about = O mesmo número de pessoas a cada hora, para que respostas e visitas também cheguem distribuídas.
schedule-pace-deadline = Informe um prazo: sem ele não há até quando distribuir.

## Horários e dias

schedule-hours-title = Horários e dias
schedule-hours = Só durante o dia das pessoas
schedule-hours-hint = Cada pessoa recebe pelo relógio de onde mora. Desligado: a qualquer hora, de dia ou de noite.
schedule-from = Das
schedule-to = Até
schedule-24-hours = No formato de 24 horas.
schedule-next-day = No dia seguinte.
schedule-midnight = 24:00 é meia-noite.
schedule-on-days = Nestes dias
schedule-zone-unknown = Pessoas de fuso horário desconhecido contam como morando em
schedule-zones-where = Onde cada pessoa mora vem da coluna de fuso horário do arquivo de destinatários.
schedule-zones-all = O arquivo de destinatários traz o fuso horário de todos.
schedule-zones-nobody = O arquivo de destinatários não traz o fuso horário de ninguém; portanto, isto vale para todos.
schedule-zones-some = Isto vale para { $people }.
schedule-past-today = Se o horário de hoje já passou onde alguém mora
schedule-past-wait = Esperar o dia seguinte
schedule-past-wait-about = Recebem quando começar o próximo horário: mais tarde, e nunca à noite.
schedule-past-now = Enviar já desde o início
schedule-past-now-about = Recebem na mesma noite, até a meia-noite onde moram.
schedule-days-off = Dias sem envio
schedule-days-off-about = Ninguém recebe e-mail nestes dias, do começo ao fim deles onde cada pessoa mora.
schedule-days-off-count = { $n ->
    [one] { $n } período
   *[other] { $n } períodos
}
schedule-days-off-add = Acrescentar dias sem envio
schedule-days-off-example = Ano-Novo
schedule-first-day = Primeiro dia
schedule-last-day = Último dia

## Ondas

schedule-waves = Em etapas
schedule-waves-about = Primeiro uma pequena amostra representativa, uma olhada no que chegou, depois todos os outros: o que der errado, dá errado para poucos.
schedule-waves-none = Todos de uma vez.
schedule-waves-remove = Todos de uma vez
schedule-waves-canary = Primeiro a amostra-piloto
schedule-waves-canary-about = 200 pessoas, meia hora de espera e uma aprovação, antes de todos os outros. Você pode mudar cada número.
schedule-waves-add = Acrescentar uma onda antes da última
schedule-wave = Onda { $n }
schedule-how-many = Quantos
schedule-size-people = pessoas
schedule-size-percent = por cento de todos
schedule-size-rest = todos os que faltam
schedule-gate = O ponto de verificação depois dela
schedule-gate-about = O que precisa ter acontecido antes de a próxima onda sair.
schedule-gate-wait = Esperar
schedule-gate-wait-hint = 30m, 2h ou 1d: tempo para chegarem queixas de spam e devoluções.
schedule-gate-approval = Uma pessoa aprova
schedule-gate-headers = Os cabeçalhos do que chegou são verificados
schedule-gate-headers-hint = Que cada mensagem mostra 1 endereço, o de quem a recebe. Nos e-mails reais, quando a API de envio lê a caixa dos endereços de controle; caso contrário, uma pessoa confere e libera.
schedule-gate-takes = Quanto tempo você espera que isso leve
schedule-gate-takes-hint = Conta para o horário de término. Vazio: vem na hora.

## Com que cuidado

schedule-careful = Com que cuidado
schedule-blast-radius = Máximo de pessoas que uma chamada pode alcançar
schedule-blast-radius-hint = Se uma chamada der errado, dá errado para no máximo este número. Vazio: tantas quantas o provedor aceita.
schedule-stop = Máximo de pessoas alcançadas antes que uma parada faça efeito
schedule-stop-any = qualquer número
schedule-stop-says = { $people } em { $time }
schedule-stop-about = Entre ver que algo está errado e a parada fazer efeito, passa tempo, e mais pessoas recebem. Um teto para elas desacelera o envio.
schedule-stop-people = No máximo este número de pessoas
schedule-stop-people-hint = Vazio: sem esse teto.
schedule-stop-within = No tempo que uma parada leva
schedule-stop-within-hint = 60s ou 5m, de perceber a parar.

## Tetos e rotas

schedule-ceilings = Tetos dos provedores de caixas de correio
schedule-ceilings-about = Gmail, Yahoo e outros desaceleram quem envia demais de uma vez. Não há número publicado que valha para todos os remetentes: informe o que você combinou, ou o que já deu certo antes.
schedule-ceilings-add = Acrescentar um teto
schedule-all-accounts = todas as contas
schedule-counts-for = Vale para
schedule-routes = Quem passa por qual conta
schedule-routes-only = Quem passa somente por qual conta
schedule-routes-about = Para pessoas que só podem receber de um remetente e de nenhum outro. Vale a primeira regra que serve para a pessoa; quem não se encaixa em nenhuma passa por qualquer conta.
schedule-routes-none = qualquer pessoa por qualquer conta
schedule-routes-add = Acrescentar uma regra
schedule-rule = Regra { $n }
schedule-locale = Idioma
schedule-locale-hint = Por exemplo, pt: vale também para pt-BR. Vazio: qualquer um.
schedule-any = qualquer um
schedule-only-through = Somente por
schedule-rule-everybody = Todos
schedule-rule-locale = Pessoas com o idioma { $locale }
schedule-rule-mailbox = Pessoas em { $mailbox_provider }
schedule-rule-both = Pessoas com o idioma { $locale } em { $mailbox_provider }
schedule-rule-nowhere = { $who }: ainda por nenhuma conta.
schedule-rule-through = { $who }: somente por { $accounts }.

## Nome

schedule-name = Nome
schedule-campaign = Nome da campanha
schedule-campaign-hint = Para você e seus colegas; os destinatários não veem.
schedule-campaign-example = Atualização dos pesos do índice
schedule-environment = Onde é executada
schedule-sandbox = Simulação
schedule-sandbox-about = Um ensaio: a API de envio respeita todos os limites, e nada sai.
schedule-production = Produção
schedule-production-about = Os clientes recebem e-mail. Uma assinatura para uma não vale para a outra.
schedule-bounds = Limites rígidos de tempo
schedule-bounds-about = Aconteça o que acontecer, nenhuma chamada começa fora deles.
schedule-bounds-empty = Vazio: sem limite.
schedule-not-before = Não antes de
schedule-expires = Expira
