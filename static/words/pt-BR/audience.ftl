### O público: arquivos de destinatários, colunas, números, listas ao lado deles.

audience-title = Quem recebe?
audience-file = Arquivo de destinatários
audience-choose = Escolher um arquivo CSV
audience-choose-hint = ou solte-o aqui: vários são lidos como um só; gzip também serve
audience-choose-another = Escolher outro arquivo
audience-choose-again = Escolher o arquivo de novo
audience-or-drop = ou solte-o aqui
audience-counts-from = Os números abaixo vêm de { $files }. As linhas não ficam guardadas aqui: solte o arquivo de novo para mudar colunas ou listas. Todo o resto pode seguir.
audience-named = A campanha indica { $files }. Escolha o que falta para continuar.
audience-take-out = Retirar o público
audience-take-out-question = Os números somem; o arquivo em si fica onde está.
audience-take-out-yes = Retirar

## Como um arquivo está escrito

audience-format = Ler de outra forma
audience-format-separated = separado por { $delimiter }
audience-format-headerless = sem linha de cabeçalho
audience-format-gzip = arquivo gzip
audience-format-find-out = descobrir
audience-format-as-it-seems = pelo que parece: { $found }
audience-format-encoding = Codificação
audience-format-encoding-hint = Escolha outra se os nomes aparecem com letras erradas.
audience-format-delimiter = Os valores são separados por
audience-format-quote = Os valores ficam entre
audience-format-header = Primeira linha
audience-format-header-names = nomes das colunas
audience-format-header-recipient = o primeiro destinatário
audience-delimiter-comma = vírgula
audience-delimiter-semicolon = ponto e vírgula
audience-delimiter-tab = tabulação
audience-delimiter-bar = barra vertical
audience-quote-double = aspas duplas
audience-quote-single = aspas simples
audience-quote-none = nada, sem aspas
audience-encoding-utf-16be = UTF-16 (big-endian)
audience-encoding-windows-1252 = Windows-1252 (Europa Ocidental)
audience-encoding-windows-1256 = Windows-1256 (árabe)

## Leitura

audience-reading = Leitura
audience-reading-files = Lendo { $files }
audience-reading-so-far = { $read } de { $total } · { $rows }
audience-reading-recipients = { $n ->
    [one] { $n } destinatário até agora
   *[other] { $n } destinatários até agora
}
audience-reading-cancel = Cancelar
audience-cancelled = Cancelado. Nada foi salvo e nada mudou.
audience-reading-cancelled = Leitura cancelada. Escolha o arquivo de novo quando quiser.
audience-reading-cancelled-counts = Leitura cancelada. Os números de antes continuam valendo.
audience-same-file = { $files } é o mesmo arquivo de antes, byte por byte.
audience-changed-file = { $files } não é mais o arquivo que era: o conteúdo mudou. Os números são novos.
audience-replaced-file = { $files } entra no lugar de { $before }. Os números são novos.
audience-saved = { $name } foi salvo na sua pasta de downloads. Ele contém endereços: guarde-o com o mesmo cuidado que a própria lista.

## O que as colunas significam

audience-columns = O que as colunas significam
audience-columns-drop = Para mudar as colunas, solte { $files } de novo.
audience-columns-drop-unnamed = Para mudar as colunas, solte o arquivo de novo.
audience-columns-table = Colunas com exemplos
audience-column = Coluna
audience-column-address = Endereço
audience-column-address-hint = Obrigatório: um endereço de e-mail por linha.
audience-column-address-choose = escolha a coluna
audience-column-locale = Idioma
audience-column-locale-hint = Decide em que língua cada pessoa recebe.
audience-column-locale-none = nenhuma: todos recebem na mesma língua
audience-column-time-zone = Fuso horário
audience-column-time-zone-hint = Nomes da IANA, como America/Sao_Paulo.
audience-column-time-zone-none = nenhuma
audience-column-means = Significado
audience-column-filled = Preenchidos
audience-column-empty = Vazios
audience-column-different = Distintos, cerca de
audience-column-longest = O mais longo
audience-column-examples = Exemplos (só aparecem aqui, nunca são guardados)
audience-examples-empty = vazia
audience-means-address = endereço
audience-means-locale = idioma
audience-means-time-zone = fuso horário

## Colunas que nada usa

audience-unused = { $unused ->
    [one] Nem a mensagem nem o plano usam { $unused } de { $all } { $all ->
        [one] coluna
       *[other] colunas
    }: { $names }.
   *[other] Nem a mensagem nem o plano usam { $unused } de { $all } colunas: { $names }.
}
audience-unused-sent = Todas as colunas de um arquivo vão para a API de envio.
audience-unused-continuation = Este plano continua outro, por isso os arquivos têm de ficar como estão.
audience-unused-drop = Solte o arquivo de novo para deixar de fora o que não é usado.
audience-unused-about = Um arquivo sem elas é salvo na sua pasta de downloads e entra no lugar do atual: os mesmos destinatários, e só com o necessário. O original fica como está.
audience-unused-leave-out = Deixar de fora o que não é usado
audience-unused-leaving-out = Deixando de fora o que não é usado
audience-reduced = Os destinatários são os mesmos ({ $recipients }), sem { $columns }: { $files ->
    [one] de agora em diante o público é { $names }, salvo na sua pasta de downloads.
   *[other] de agora em diante o público são { $names }, salvos na sua pasta de downloads.
}
audience-reduced-wrong = { $names } tem { $recipients }, { $old } tinha { $before }: escolha { $old } de novo.

## Em números

audience-numbers = Em números
audience-numbers-rows = linhas
audience-numbers-recipients = destinatários
audience-numbers-recipients-why = recebem a mensagem
audience-numbers-duplicates = repetições
audience-numbers-duplicates-why = o endereço já apareceu antes
audience-numbers-suppressed = suprimidos
audience-numbers-suppressed-why = estão em uma lista de supressão
audience-numbers-rejected = sem envio
audience-numbers-rejected-why = algo na linha está errado
audience-numbers-left-out = deixados de fora
audience-numbers-left-out-why = um plano anterior chegou até eles, ou pode ter chegado
audience-by-mailbox-provider = Por provedor de caixas de correio
audience-by-locale = Por idioma
audience-by-time-zone = Por fuso horário
audience-by-domain = Outros domínios, os maiores
audience-mailbox-provider = Provedor de caixas de correio
audience-mailbox-provider-choose = escolha um
audience-mailbox-provider-unknown = { $id } (desconhecido)
audience-locale = Idioma
audience-time-zone = Fuso horário
audience-domain = Domínio
audience-bars-recipients = Destinatários
audience-bars-share = Proporção
audience-bars-more = Mostrar mais { $n }

## Linhas que não recebem, e repetições

audience-show-all = Mostrar todas as { $n }
audience-first-listed = Aparecem aqui as { $n } primeiras.
audience-rejects = { $n ->
    [one] { $n } linha não recebe a mensagem
   *[other] { $n } linhas não recebem a mensagem
}
audience-rejects-which = Quais linhas
audience-rejects-not-kept = O que está escrito nelas não foi guardado. Solte o arquivo de novo para ver.
audience-rejects-table = Linhas que não recebem a mensagem
audience-rejects-file = Arquivo
audience-rejects-line = Linha
audience-rejects-reason = Motivo
audience-rejects-excerpt = O que está escrito
audience-rejects-drop = Solte { $files } de novo para salvá-las.
audience-rejects-save = { $n ->
    [one] Salvar { $n } linha recusada
   *[other] Salvar todas as { $n } linhas recusadas
}
audience-rejects-looking = Procurando as linhas recusadas
audience-duplicates-about = Cada endereço recebe uma vez só, conforme a sua primeira linha.
audience-duplicates-read-twice = Para dizer qual é essa linha, os arquivos são lidos duas vezes; nada deles fica guardado.
audience-duplicates-show = Mostrar o que elas repetem
audience-duplicates-save = { $n ->
    [one] Salvar { $n } repetição
   *[other] Salvar todas as { $n } repetições
}
audience-duplicates-looking = Procurando as linhas que elas repetem
audience-duplicates-drop = Solte { $files } de novo para vê-las ou salvá-las.
audience-duplicates-line = A linha { $line } repete a linha { $first } de { $file }.
audience-duplicates-line-of-file = A linha { $line } de { $file } repete a linha { $first } de { $first_file }.

## Listas ao lado dos arquivos de destinatários

audience-suppression = Pessoas que não podem receber
audience-suppression-about = Descadastros, queixas de spam, devoluções: um arquivo de endereços. Quem está nele não recebe nada.
audience-suppression-add = Acrescentar uma lista
audience-seeds = Caixas próprias para conferir
audience-seeds-about = Uma lista de endereços de controle: um arquivo com as mesmas colunas que os destinatários. Quem está nele recebe a mensagem primeiro, uma vez, conforme a sua linha.
audience-seeds-add = Acrescentar endereços de controle
audience-lists-drop-first = Solte o arquivo de destinatários de novo para mudar as listas.
audience-list-not-read = não lida: escolha de novo
audience-list-unreadable = não pôde ser lida
audience-list-remove = Remover

## Uma conta, além dos seus limites (página das contas)

accounts-advanced = Avançado
accounts-advanced-share-says = no máximo { $percent } %
accounts-advanced-standby-says = de reserva
accounts-advanced-working-hours-says = horário de funcionamento
accounts-advanced-warm-up-says = aquecimento
accounts-advanced-sizes-says = tamanhos próprios
accounts-advanced-standby = Reservada para quando outra conta falhar
accounts-advanced-standby-hint = O plano não a usa.
accounts-advanced-share = Máximo dos destinatários que ela pode assumir
accounts-advanced-share-hint = Vazio: tantos quantos for mais rápido.
accounts-advanced-call-size = Maior chamada
accounts-advanced-message-size = Maior mensagem
accounts-advanced-bytes = bytes
accounts-advanced-size-none = Vazio: nenhum, porque o provedor não documenta nenhum.
accounts-advanced-size-documented = Vazio: { $bytes }, conforme documentado ({ $site }, { $date }).
accounts-advanced-guard = Margem de segurança
accounts-advanced-guard-hint = Somada à duração da janela de cada limite, para que relógios e redes que oscilam não façam o provedor ver uma chamada a mais. Pelo menos tão longa quanto uma chamada, ou o envio termina depois do planejado.
accounts-advanced-milliseconds = ms
accounts-advanced-errors = Chamadas que falham, em mil
accounts-advanced-errors-hint = E são feitas de novo: só o término esperado conta com elas. Vazio: nenhuma.
accounts-advanced-documents = O que { $provider } documenta
