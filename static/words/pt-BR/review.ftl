### A revisão: a resposta, em que se baseia, o que seria mais rápido.

## A resposta, sempre à vista

review-answer = A resposta
review-mend-first = { $n ->
    [one] <problems>{ $n } problema</problems> precisa ser resolvido antes que este plano possa sair.
   *[other] <problems>{ $n } problemas</problems> precisam ser resolvidos antes que este plano possa sair.
}
review-handed-over-by = Entregue ao provedor até { $at }
review-limited-by = limite decisivo: { $limit }
review-deadline-met = Prazo cumprido: { $words }
review-deadline-missed = Prazo perdido: { $words }
review-expected-later = Esperado até { $at }, { $time } depois do planejado: <why>por quê</why>.
review-expected-misses = O prazo seria então perdido por { $time }.
review-proven = provado: nenhuma programação dentro destes limites é mais rápida
review-proven-within = provado: nenhuma programação é mais de { $time } mais rápida
review-proven-earliest = mínimo provado: { $at }, { $time } mais cedo
review-not-entered = { $n ->
    [one] { $n } limite não foi informado: conta como inexistente
   *[other] { $n } limites não foram informados: contam como inexistentes
}
review-reaches = uma chamada alcança { $people }
review-reaches-most = uma chamada alcança até { $people }
review-one-address = cada mensagem mostra 1 endereço
review-reload = Recarregar
review-reading = Lendo os destinatários…
review-engine-loading = O motor de planejamento está carregando…
review-missing = Aqui aparecerá quando todos terão a mensagem. Ainda falta: { $items }.
review-stopped = { $n ->
    [one] Ainda não há plano: <problems>{ $n } problema o impede</problems>.
   *[other] Ainda não há plano: <problems>{ $n } problemas o impedem</problems>.
}
review-working = Calculando…

## A página

review-title = Está certo?
review-in-words = Em palavras
review-handed-over-after = Entregue ao provedor até <b>{ $at }</b>, depois de <b>{ $takes }</b>.
review-handed-over-utc = Entregue ao provedor até <b>{ $at }</b> ({ $utc }), depois de <b>{ $takes }</b>.
review-go-out = { $messages } em { $calls }; uma chamada alcança no máximo { $people }, e cada mensagem mostra 1 endereço.
review-seeds-first = { $n ->
    [one] { $n } endereço de controle vai primeiro, assim que o horário dele permitir: um endereço próprio, para que alguém veja o que chega.
   *[other] { $n } endereços de controle vão primeiro, assim que o horário deles permitir: endereços próprios, para que alguém veja o que chega.
}
review-waits-for = O que o faz esperar: { $limit }.
review-nothing-faster = Dentro destes limites nada é mais rápido: isso está provado, não estimado.
review-nothing-sooner = Dentro destes limites nada pode terminar mais de { $time } antes: isso está provado, não estimado.
review-the-deadline-met = O prazo é cumprido: { $words }.
review-the-deadline-missed = O prazo é perdido: { $words }.
review-handed-over-means = “Entregue ao provedor” significa aceito pelo provedor de envio. Quanto tempo leva uma chamada é uma suposição sua até você medir; os limites não são.
review-no-plan = Ainda não há plano
review-still-missing = Ainda falta:
review-accounts = Quem leva o quê
review-account = Conta
review-call-shape = Formato da chamada
review-people-per-call = Pessoas por chamada
review-calls = Chamadas
review-messages = Mensagens
review-done-by = Pronto até
review-planned-under = Planejado sob
review-no-limit = nenhum limite informado

## Arquivos

review-files = Arquivos
review-campaign-id = Identificador da campanha: <id>{ $id }</id><quiet>. Sob este identificador, uma pessoa recebe a mensagem uma só vez, sejam quais forem os planos que vierem depois.</quiet>
review-fingerprint = Impressão digital do plano: <digest>{ $digest }</digest><quiet>. Mesma impressão digital, mesmo plano: qualquer mudança em quem recebe o quê, quando e como gera outra.</quiet>
review-fingerprint-whole = A impressão digital inteira
review-fingerprint-of = SHA-256 dos bytes de plan.json.
review-export-campaign = Exportar campaign.json
review-export-plan = Exportar plan.json
review-export-later = plan.json poderá ser exportado assim que houver um plano.
review-export-refused = { $n ->
    [one] plan.json não pode ser exportado: { $n } problema precisa ser resolvido antes que este plano possa sair.
   *[other] plan.json não pode ser exportado: { $n } problemas precisam ser resolvidos antes que este plano possa sair.
}
review-export-private = plan.json não contém endereços. Mas contém contagens, e grupos pequenos podem revelar algo sobre as pessoas: guarde-o dentro da sua empresa.
review-import = Importar campaign.json
review-import-hint = ou solte o arquivo aqui. Desfazer traz este rascunho de volta.
review-folder = a pasta { $folder }
review-beside = campaign.json cita { $names }: guarde-os ao lado dele. Nenhum destinatário está nele.

## Figuras ao longo do tempo

review-as-table = Mostrar como tabela
review-by = Até
review-share = Proporção
review-handed-over = Entregues ao provedor
review-curve = Mensagens entregues ao provedor
review-curve-label = Mensagens entregues ao provedor ao longo do tempo
review-curve-at = { $at }: { $n } de { $total } entregues ao provedor ({ $percent })
review-curve-rest = De { $from } a { $to }: { $messages }. Aponte para a curva, ou use as setas do teclado, para lê-la.
review-curve-bound = mínimo provado
review-curve-deadline = prazo
review-curve-far = O prazo, { $at }, fica além da borda desta figura.
review-lanes = Contas ao longo do tempo
review-lanes-table = Contas ao longo do tempo, como tabela
review-lanes-sending = enviando
review-lanes-waiting = aguardando um limite
review-lanes-rest = Aponte para uma faixa, ou use as setas do teclado, para ler qual limite atua.
review-lane-idle = { $account } não tem nada a fazer
review-lane-sends = { $account } envia
review-lane-sends-held = { $account } envia, contida por: { $limit }
review-lane-waits = { $account } espera
review-lane-waits-for = { $account } espera por: { $limit }
review-from = De
review-to = Até
review-held-by = O que a contém
review-lanes-first = Os primeiros { $shown } de { $total } trechos.

## Mais rápido

review-faster = Quando precisa ser mais rápido
review-faster-about = Veja o que faria este envio terminar antes, e quanto antes. Nada muda até você aplicar.
review-faster-ask = Preciso que seja mais rápido
review-faster-working = Planejando o envio de outras maneiras…
review-faster-nothing = Nada que o Piecewise conheça faz este envio terminar antes.
review-faster-most = O que mais economiza
review-faster-refused = O que não é possível
review-faster-least = O mínimo que cumpre o prazo
review-faster-late = Ele é perdido por { $time }. Cada um destes o cumpre; um pouco menos, não.
review-faster-saves = Economiza { $time }
review-faster-by = entregue ao provedor até { $at }
review-faster-lost = Você abre mão de: { $what }.
review-apply = Aplicar
review-apply-this = Aplicar: { $change }
review-applied = Aplicado: { $change }
review-keep-scenario = Guardar como cenário
review-keep-scenario-this = Guardar como cenário: { $change }

## E se

review-what-if = E se?
review-what-if-about = Guarde como cenário o modo como se envia agora, mude contas ou programação e veja os dois lado a lado. A mensagem e os destinatários são os mesmos em todos.
review-what-if-keep = Guardar este modo como cenário
review-what-if-most = Cabem no máximo { $n } lado a lado: remova um antes.
review-what-if-table = Modos de envio lado a lado
review-as-now = Como está agora
review-no-plan-there = sem plano
review-row-by = Entregue ao provedor até
review-row-takes = Leva
review-row-deadline = Prazo
review-row-costs = Custa
review-row-reaches = Uma chamada alcança
review-row-too-late = Uma parada chega tarde demais para
review-row-accounts = Contas que enviam
review-row-errors = A resolver antes
review-row-warnings = A examinar
review-deadline-none = nenhum
review-deadline-kept = cumprido
review-deadline-late = perdido por { $time }
review-no-price = nenhum preço é publicado
review-scenario-name = Nome do cenário { $n }
review-take-over = Adotar<unseen> { $what }</unseen>

## Um teste

review-test = Enviar um teste antes
review-test-no-seeds = Um teste vai para caixas de correio suas, para que alguém veja o que chega. <audience>Acrescente uma lista de endereços de controle na etapa Público</audience>.
review-test-about = A mesma mensagem, pelas mesmas contas, para { $seeds } e mais ninguém. É um plano à parte: assinado, aprovado e enviado como este, que espera enquanto isso.
review-test-make = Criar o teste
review-test-too-many = Um teste vai para no máximo { $most } endereços de controle, e as listas têm { $addresses }. Escolha uma lista mais curta na <audience>etapa Público</audience>.

## Perspectiva: términos

review-outlook-working = Examinando o que mais pode acontecer…
review-finishes = Quando é entregue ao provedor
review-best = Melhor caso
review-expected = Esperado
review-worst = Pior caso
review-too-long = daqui a mais de dez anos
review-rests-on = Baseia-se em: { $basis }.
review-best-why = tudo corre como planejado.
review-expected-same = o mesmo, pois nenhuma conta tem um número para chamadas que falham.
review-expected-again = { $n ->
    [one] { $n } mensagem é enviada de novo, porque a chamada falhou.
   *[other] { $n } mensagens são enviadas de novo, porque a chamada falhou.
}
review-expected-answers = o que um limite retém só volta depois da resposta de cada chamada, e as chamadas por { $accounts } demoram mais que a margem informada. Com uma margem do tamanho de uma chamada, o próprio plano conta com isso.
review-worst-slow = { $mailbox_provider } responde “tente mais tarde” desde a primeira chamada e aceita { $messages } por minuto durante { $time }.
review-worst-none = como esperado: nenhum destinatário está em um provedor de caixas de correio conhecido que pudesse desacelerar.
review-basis-limits = os limites, horários e ondas do plano
review-basis-latency = quanto tempo leva uma chamada, como informado
review-basis-gates = quanto tempo levam os pontos de verificação, como informado
review-basis-errors = quantas chamadas falham, como informado
review-basis-deferral = como servidores de e-mail tratam um provedor de caixas de correio que adia, como publicado
review-delivered = “Entregue ao provedor” não é “entregue na caixa de correio”: os provedores entregam no próprio ritmo, e nenhum documento diz quanto tempo isso leva.
review-delivered-later = O que passa dos limites de { $accounts } chega mais tarde.
review-delivered-queued = O que passa dos limites de { $accounts } espera em uma fila e pode ser apagado.

## Perspectiva: partes

review-parts = Quem é o primeiro, quem é o último
review-parts-about = “Cerca de” aparece onde uma chamada pode levar vários deles: então é a posição esperada em uma ordem justa, não uma certa.
review-by-mailbox = Por provedor de caixas de correio
review-by-locale = Por idioma
review-by-zone = Por fuso horário
review-mailbox = Provedor de caixas de correio
review-locale = Idioma
review-zone = Fuso horário
review-recipients = Destinatários
review-first = Primeiro
review-last = Último
review-between = Entre eles
review-about = cerca de { $at }
review-one-mailbox = Todos têm um só provedor de caixas de correio: { $name }.
review-one-locale = Todos têm um só idioma: { $name }.
review-one-zone = Todos têm um só fuso horário: { $name }.
review-last-mailbox = { $name } termina por último, { $time } depois de todos os outros provedores de caixas de correio.
review-last-locale = { $name } termina por último, { $time } depois de todos os outros idiomas.
review-last-zone = { $name } termina por último, { $time } depois de todos os outros fusos horários.
review-none-last-mailbox = Nenhum provedor de caixas de correio termina sozinho depois dos outros.
review-none-last-locale = Nenhum idioma termina sozinho depois dos outros.
review-none-last-zone = Nenhum fuso horário termina sozinho depois dos outros.

## Perspectiva: o resto

review-stopping = Se você parar
review-stopping-exact = Uma parada que leva { $time } para fazer efeito chega tarde demais para até { $people }; uma única chamada alcança no máximo { $call }.
review-stopping-at-most = Uma parada que leva { $time } para fazer efeito chega tarde demais para no máximo { $people }; uma única chamada alcança no máximo { $call }.
review-not-yet-sent-over-time = Ainda não enviado ao longo do tempo
review-stops-by = Uma parada que faz efeito até
review-not-yet-sent = Ainda não enviado
review-no-recall = O que foi enviado não pode ser trazido de volta.
review-resets = Redefinições de senha durante o envio
review-resets-about = Uma reserva na conta guarda espaço para elas, e a campanha leva mais tempo.
review-resets-never = Pela conta { $account }, elas nunca esperam por esta campanha.
review-resets-wait = Pela conta { $account }, elas esperam até { $longest } (a partir das { $from }) e, em média, { $mean }.
review-cost = Quanto custa
review-cost-together = No total, { $dollars }.
review-cost-account = { $account }: { $dollars } por { $messages }, ao preço do menor volume. <source>{ $page }, { $date }</source>
review-cost-unknown = { $account }: o provedor não publica preço por mensagem.
review-failover = Se uma conta falhar
review-failover-about = Antes do início, com as contas de reserva enviando. Uma rota que fica sem contas não prende mais ninguém.
review-failover-never = Sem a conta { $account }, as outras não conseguem levar este envio.
review-failover-later = Sem a conta { $account }, tudo é entregue ao provedor até { $at }, { $time } mais tarde.
review-failover-same = Sem a conta { $account }, tudo é entregue ao provedor até { $at }, não mais tarde do que com ela.
review-assumptions = Suposto, não conhecido
review-assumed-latency = Uma chamada da conta { $account } leva { $time }: meça e informe o que encontrar.
review-assumed-no-errors = Nenhuma chamada da conta { $account } falha: informe quantas em mil falham.
review-assumed-no-limit = A conta { $account } não tem limite além dos considerados no plano: o provedor não publica nenhum, então informe o seu.
review-assumed-gate = O ponto de verificação depois de “{ $wave }” abre { $time } depois dessa onda.
review-assumed-defers = A conta { $account } entrega o que aceitou; o que passa dos seus limites, entrega mais tarde.
review-assumed-queues = A conta { $account } entrega o que aceitou; o que passa dos seus limites, põe na fila e pode apagar.
review-assumed-stop = Uma parada faz efeito em até { $time }.
