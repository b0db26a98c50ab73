### Um envio em andamento: em que pé está, ordens, ondas, relatório, o restante.

## Qual envio

send-no-api = Esta página não alcança nenhuma API de envio: quem a administra não configurou nenhuma. Um plano assinado ainda pode ser entregue à mão, e o envio é acompanhado onde é executado.
send-look = Ver um envio
send-look-says = Veja ao vivo quantas pessoas já têm a mensagem, libere a próxima onda, pare o envio. Quem tem um token de acesso pode ver; para dar ordens é preciso também uma chave sua.
send-of-plan = O envio do plano <code>{ $digest }</code>.
send-another = Outro
send-look-at-it = Ver
send-show-all = Mostrar os envios dela
send-name = <name>{ $name }</name>, plano { $sequence }
send-sandbox = Simulação: nada sai
send-look-at-another = Ver outro envio
send-connecting = Conectando…
send-waiting = O plano está lá e ainda não pode ser executado: espera outra assinatura ou o dia a partir do qual pode ser executado. Esta página verifica de novo sozinha.
send-cut = A conexão caiu. O que está aqui é a última notícia recebida; o envio continua sem esta página, e a conexão é tentada de novo automaticamente.

## Em que pé está

send-state = Em que pé está
send-state-ready = Não iniciado: a mensagem vai para { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}.
send-state-running = A mensagem já saiu para { $accepted } de { $recipients ->
    [one] { $recipients } pessoa
   *[other] { $recipients } pessoas
}.
send-state-paused = Em pausa: a mensagem já saiu para { $accepted } de { $recipients ->
    [one] { $recipients } pessoa
   *[other] { $recipients } pessoas
}, e nada mais sai.
send-state-stopped = Parado em definitivo: a mensagem saiu para { $accepted } de { $recipients ->
    [one] { $recipients } pessoa
   *[other] { $recipients } pessoas
}.
send-state-finished = Concluído: a mensagem saiu para { $accepted } de { $recipients ->
    [one] { $recipients } pessoa
   *[other] { $recipients } pessoas
}.
send-state-withdrawn = Retirado antes de começar: ninguém a recebe.
send-state-why = Motivo: <why>{ $why }</why>.
send-state-would-begin = Se for iniciado agora, começa em { $start } e todos terão a mensagem até { $finish }, { $late }.
send-state-expected = Todos devem ter a mensagem até { $finish }, { $late }.
send-state-as-planned = como planejado
send-state-late = { $time } mais tarde do que o planejado
send-state-over = Terminou em { $when }.
send-people = pessoas
send-have-it = têm a mensagem
send-have-it-why = o provedor a aceitou
send-refused = recusadas
send-refused-why = o provedor não a aceitou
send-unknown = incertas
send-unknown-why = talvez tenham a mensagem; ela não é enviada de novo
send-left-out = deixadas de fora
send-left-out-why = entraram nesse meio-tempo numa lista de supressão
send-on-their-way = a caminho
send-on-their-way-why = o provedor ainda não respondeu
send-not-sent = não enviadas
send-not-sent-over = não recebem nada deste plano
send-not-sent-yet = parar agora poupa estas pessoas

## Ordens

send-orders = Ordens
send-start = Iniciar o envio
send-start-yes = Iniciar
send-not-yet = Ainda não
send-start-question = Iniciar? A mensagem vai para { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}, a partir de { $when }.
send-pause = Pausar
send-go-on = Retomar
send-stop = Parar em definitivo
send-stop-yes = Parar agora
send-stop-no = Não parar
send-stop-question = Parar em definitivo? Por este plano, { $n ->
    [one] { $n } pessoa não receberá
   *[other] { $n } pessoas não receberão
} a mensagem. Não dá para voltar atrás; o restante pode ser planejado de novo.
send-signed-by = As ordens são assinadas por
send-no-key = Não há nenhuma chave sua neste navegador: você pode ver, mas não dar ordens. Qualquer pessoa cadastrada pode parar o envio no próprio navegador; quem administra o servidor, com <code>{ $command }</code>.
send-no-key-to-go-on = Para retomar depois de uma pausa é preciso uma chave de aprovação ou de operação, e não há nenhuma neste navegador.
send-order-signing = A ordem de { $order ->
    [start] início
    [pause] pausa
    [resume] retomada
    [release] liberação
   *[stop] parada
} está sendo assinada…
send-order-leaving = A ordem de { $order ->
    [start] início
    [pause] pausa
    [resume] retomada
    [release] liberação
   *[stop] parada
} está a caminho…
send-order-again = A API de envio não responde. A ordem de { $order ->
    [start] início
    [pause] pausa
    [resume] retomada
    [release] liberação
   *[stop] parada
} é tentada de novo a cada segundo; até agora, { $n ->
    [one] { $n } vez
   *[other] { $n } vezes
}.
send-order-long = Se demorar, quem administra o servidor pode parar o envio lá: <code>{ $command }</code>
send-order-too-long = Se demorar demais, quem administra o servidor pode parar o envio lá: <code>{ $command }</code>
send-started = O envio foi iniciado.
send-paused = Em pausa: nada sai até que alguém o retome.
send-resumed = O envio continua.
send-released = A onda foi liberada.
send-stopped = O envio foi parado em definitivo.
send-engine-broke = O motor de planejamento quebrou antes da assinatura.
send-engine-broke-hint = Dê a ordem de novo.

## Ao longo do tempo

send-curve = Plano e realidade
send-curve-planned = planejado
send-curve-have-it = têm a mensagem
send-curve-label = Pessoas que têm a mensagem, ao longo do tempo
send-curve-column-planned = Planejado
send-curve-column-have-it = Têm a mensagem
send-curve-at = { $when }: { $n } com a mensagem, { $planned } no plano.
send-curve-then = { $when }: { $planned } no plano.
send-curve-at-rest = A mensagem já saiu para { $accepted } de { $recipients ->
    [one] { $recipients } pessoa
   *[other] { $recipients } pessoas
}. Aponte para a curva ou use as setas do teclado para ler os valores.

## Ondas

send-waves = Ondas
send-wave = <name>{ $name }</name>: { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}, <state>{ $state }</state>
send-wave-done = concluída em { $when }
send-wave-going = { $ended } de { $calls ->
    [one] { $calls } chamada
   *[other] { $calls } chamadas
} já feitas
send-wave-release = Liberar { $wave }
send-wave-release-yes = Liberar
send-wave-release-question = Liberar? A mensagem vai para mais { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}.
send-wave-release-no-key = Quem aprova ou quem opera a libera; não há chave dessas neste navegador.
send-wave-not-begun = não começou
send-wave-after = depois de { $wave }
send-wave-soon = começa em instantes
send-wave-waits = espera { $what }
send-wave-dwell = { $when }, quando termina a espera
send-wave-somebody = a liberação por alguém
send-wave-headers = a verificação dos cabeçalhos

## O que teria chegado

send-mails = O que teria chegado
send-mails-says = A simulação guarda cada mensagem como o destinatário a teria recebido. As suas próprias caixas de correio vêm primeiro.
send-mails-show = Mostrá-las
send-mails-more = Mostrar mais
send-mail-when = { $wave }, { $when }
send-mail-own = caixa própria
send-mail-shows = mostra { $addresses }
send-mail-to = Para { $recipient }
send-mail-sees = Vê { $n ->
    [one] { $n } endereço
   *[other] { $n } endereços
} nos cabeçalhos, além do remetente: <who>{ $who }</who>.
send-mail-message = A mensagem
send-mail-plain = Como texto simples
send-mail-raw = A mensagem bruta

## Relatório

send-report = Relatório
send-report-over = Quem tem a mensagem, quem foi recusado e por quê, e de quem nada se sabe. O próprio relatório não cita ninguém: indica arquivo e linha. Neste computador ele pode receber os endereços.
send-report-so-far = O que saiu até agora. O próprio relatório não cita ninguém: indica arquivo e linha. Neste computador ele pode receber os endereços.
send-report-save = Salvar o relatório
send-report-save-joined = Salvá-lo com os endereços
send-report-missing = Os endereços estão em { $files }: escolha os arquivos a partir dos quais o plano foi feito. Eles são lidos aqui e não vão a lugar nenhum.
send-report-choose = Escolher os arquivos
send-report-fetching = Buscando o relatório…
send-report-reading = Procurando os endereços: { $n ->
    [one] { $n } linha
   *[other] { $n } linhas
} até agora…
send-report-saved = Salvo nos seus downloads. Ele contém endereços: guarde-o com o mesmo cuidado que a própria lista.

## O restante de um envio parado

send-rest = O restante
send-rest-says = { $n ->
    [one] { $n } pessoa não recebeu
   *[other] { $n } pessoas não receberam
} a mensagem. Um novo plano da mesma campanha pode alcançá-las, e ninguém duas vezes; ele é assinado e aprovado como o primeiro.
send-rest-plan = Planejar o restante
send-rest-other-draft = O rascunho neste computador é de outra campanha. Abra antes, na etapa Revisão, o campaign.json deste envio; então o restante poderá ser planejado aqui.
send-rest-of-stopped = Planejar o restante de um envio parado
send-rest-not-now = agora não
send-rest-leaves-out = Quem foi aceito, ou talvez tenha sido, fica de fora; todos os outros são planejados de novo, na mesma campanha.
send-rest-choose-again = A campanha continua { $plan }. Escolha-o de novo, com { $reports }.
send-rest-choose = Escolher o plano e o relatório dele
send-rest-choose-hint = ou solte-os aqui: plan.dsse.json e o arquivo CSV do relatório
send-rest-everybody = Planejar para todos de novo
send-rest-drop-first = Antes, solte o arquivo de destinatários de novo.
send-rest-reached = O plano { $sequence } alcançou { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}: ficam de fora { $accepted } com a mensagem aceita e { $unknown } incertas; com { $refused } recusadas tenta-se de novo.
send-rest-wants-plan = Agora o plano que foi parado: plan.json ou plan.dsse.json.
send-rest-wants-report = Agora o relatório do envio: um arquivo CSV.
send-rest-wants-files = Agora escolha { $files } de novo: só o restante é planejado.

## O que voltou

send-complaints = { $n ->
    [one] { $n } queixa de spam
   *[other] { $n } queixas de spam
}
send-came-back = Devolvidas: { $n }; { $complaints }; até { $at }.
send-came-back-share = Devolvidas: { $n } de { $of } ({ $share } %); { $complaints }; até { $at }.
