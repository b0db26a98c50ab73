### O que o motor diz sobre o público.

engine-reject-no-address = a coluna do endereço está vazia
engine-reject-bad-address = o endereço não é dos que os sistemas de e-mail aceitam
engine-reject-too-few-fields = há menos campos que colunas
engine-reject-too-many-fields = há mais campos que colunas
engine-reject-not-utf-8 = algumas letras não podem ser lidas na codificação do arquivo
engine-reject-too-long = a linha é mais longa que um mebibyte
engine-reject-open-quote = aspas duplas são abertas e nunca fechadas
engine-audience-fill-addresses-or-leave-these = Preencha os endereços, ou deixe estas linhas fora do arquivo.
engine-audience-correct-addresses-one-per-row = Corrija os endereços: um por linha, e nada mais na célula.
engine-audience-look-for-line-break-or = Procure nestas linhas uma quebra de linha ou um separador que falta; um valor com quebra de linha precisa ficar entre aspas duplas.
engine-audience-look-for-delimiter-inside-value = Procure um separador dentro de um valor destas linhas; um valor assim precisa ficar entre aspas duplas.
engine-audience-file-seems-mix-encodings-most = O arquivo parece misturar codificações, provavelmente UTF-8 e Windows-1252, ou está em outra que não a usada na leitura: escolha essa, ou exporte-o de novo como “CSV UTF-8”.
engine-audience-most-likely-double-quote-on = O mais provável é que aspas duplas nesta linha se fechem tarde demais, e haja outras linhas dentro: feche-as ou remova-as.
engine-audience-close-or-remove-double-quote = Feche ou remova as aspas duplas nesta linha.
engine-audience-no-address-column = { $name } não tem coluna com endereços; as colunas são { $named }.
engine-audience-no-address-column-hint = Escolha o arquivo com os endereços dos destinatários, ou diga qual coluna os contém.
engine-audience-column-missing = { $name } não tem a coluna “{ $wanted }”, que deveria conter { $meaning }; as colunas são { $named }.
engine-audience-column-missing-hint = Escolha uma destas colunas, ou renomeie a coluna no arquivo.
engine-meaning-address = o endereço
engine-meaning-locale = o idioma
engine-meaning-time-zone = o fuso horário
engine-audience-open-program-comes-from-save = Abra-o no programa de onde vem e salve-o como “CSV UTF-8 (delimitado por vírgulas)”.
engine-audience-unpack-choose-csv-file-inside = Descompacte-o e escolha o arquivo CSV dentro dele.
engine-audience-encoding-hint = Escolha o arquivo CSV com os destinatários.
engine-is-excel-workbook-xlsx-or-another = uma pasta de trabalho do Excel (.xlsx) ou outro arquivo zip
engine-is-empty-zip-archive = um arquivo zip vazio
engine-is-excel-workbook-xls = uma pasta de trabalho antiga do Excel (.xls)
engine-is-pdf-document = um documento PDF
engine-is-archive-archive = um arquivo compactado dentro de outro
engine-is-7-zip-archive = um arquivo 7-Zip
engine-is-rar-archive = um arquivo RAR
engine-is-bzip2-archive = um arquivo bzip2
engine-is-xz-archive = um arquivo xz
engine-is-zstandard-archive = um arquivo Zstandard
engine-is-png-picture = uma imagem PNG
engine-is-jpeg-picture = uma imagem JPEG
engine-is-sqlite-database = um banco de dados SQLite
engine-audience-export-table-with-recipients-as = Exporte a tabela com os destinatários como CSV.
engine-is-parquet-file = um arquivo Parquet
engine-audience-export-as-csv-utf-8 = Exporte-o como CSV em UTF-8.
engine-is-rtf-document = um documento RTF
engine-audience-utf-32 = { $name } é texto em UTF-32, que não é lido.
engine-is-binary = dados binários, e não texto
engine-audience-unknown-encoding = { $name } não é UTF-8, e as letras não parecem nem Windows-1252 (Europa Ocidental) nem Windows-1256 (árabe): os nomes chegariam com letras erradas.
engine-audience-unknown-encoding-hint = Salve-o como “CSV UTF-8” (no Excel: Arquivo, Salvar como, CSV UTF-8; no LibreOffice: Salvar como, Editar configurações do filtro, Unicode (UTF-8)), ou diga qual é a codificação.
engine-audience-not-text = { $name } parece ser { $is }; um arquivo de destinatários é texto CSV.
engine-audience-encoding-guessed = { $name } não é UTF-8; pelas letras, é lido como { $name_2 }.
engine-audience-encoding-guessed-hint = Veja se os nomes estão escritos corretamente; se não, escolha outra codificação, ou salve o arquivo como “CSV UTF-8”.
engine-audience-encoding-doubtful = { $name } é lido como { $name_2 }, como foi indicado, e parece UTF-8: os nomes chegariam com letras erradas.
engine-audience-encoding-doubtful-hint = Deixe descobrir a codificação, a menos que os nomes estejam corretos.
engine-audience-this-person-mailed = Esta pessoa recebe a mensagem.
engine-fate-on-list = Esta pessoa não recebe: o endereço está na lista de supressão { $list }.
engine-fate-on-a-list = Esta pessoa não recebe: o endereço está em uma lista de supressão.
engine-fate-row-of-seeds = a linha { $row } da lista de endereços de controle { $file }
engine-fate-row-of-file = a linha { $row } de { $file }
engine-fate-row = a linha { $row }
engine-audience-this-row-not-mailed-repeats = Esta linha não recebe: ela repete { $first }, e vale a primeira.
engine-audience-this-person-not-mailed-send = Esta pessoa não recebe: o envio que foi parado já chegou a ela.
engine-audience-this-person-not-mailed-send-2 = Esta pessoa não recebe: o envio que foi parado pode ter chegado a ela.
engine-audience-this-row-not-mailed = Esta linha não recebe: { $sentence }.
engine-audience-unknown-locale-count = { $recipients ->
    [one] { $recipients } destinatário tem um idioma desconhecido
   *[other] { $recipients } destinatários têm um idioma desconhecido
}.
engine-audience-unknown-time-zone-count = { $recipients ->
    [one] { $recipients } destinatário tem um fuso horário desconhecido
   *[other] { $recipients } destinatários têm um fuso horário desconhecido
}.
engine-audience-nobody-left = Não resta ninguém: todos já receberam, ou podem ter recebido.
engine-audience-nobody-left-hint = Não há nada a continuar; verifique à mão aqueles cujo resultado é desconhecido.
engine-audience-findings-2 = Ninguém receberia: { $rows ->
    [one] { $rows } linha foi lida
   *[other] { $rows } linhas foram lidas
}, e nenhuma pode ser usada.
engine-audience-look-at-reasons-below-check = Veja os motivos abaixo e confira se a coluna certa é usada como endereço.
engine-audience-unknown-locale = { $recipients ->
    [one] { $recipients } destinatário tem um idioma desconhecido
   *[other] { $recipients } destinatários têm um idioma desconhecido
}: { $values }.
engine-audience-use-tags-such-as-en = Use códigos como en, pt-BR ou zh-Hans; até lá, estes destinatários recebem a mensagem do idioma para os demais.
engine-audience-unknown-time-zone = { $recipients ->
    [one] { $recipients } destinatário tem um fuso horário desconhecido
   *[other] { $recipients } destinatários têm um fuso horário desconhecido
}: { $values }.
engine-audience-use-iana-names-such-as = Use nomes da IANA como America/Sao_Paulo, nomes do Windows como W. Europe Standard Time, ou distâncias como UTC+2; até lá, estes destinatários contam como sem fuso.
engine-audience-duplicates = { $duplicates ->
    [one] { $duplicates } linha repete um endereço que já apareceu
   *[other] { $duplicates } linhas repetem um endereço que já apareceu
}; cada endereço recebe uma vez, conforme a sua primeira linha.
engine-audience-also-seeds = { $also_seeds ->
    [one] { $also_seeds } destas linhas tem
   *[other] { $also_seeds } destas linhas têm
} o endereço de um endereço de controle; cada um recebe uma vez, primeiro, conforme a lista de endereços de controle.
engine-audience-left-out = { $left_out ->
    [one] { $left_out } destinatário fica de fora
   *[other] { $left_out } destinatários ficam de fora
}: { $accepted ->
    [one] { $accepted } mensagem foi aceita
   *[other] { $accepted } mensagens foram aceitas
} antes, e de { $unknown } ninguém sabe.
engine-audience-tried-again = { $refused ->
    [one] { $refused } destinatário recebe de novo: a mensagem foi recusada antes
   *[other] { $refused } destinatários recebem de novo: a mensagem foi recusada antes
}.
engine-audience-tried-again-hint = Para deixá-los de fora, ponha os endereços em uma lista de supressão.
engine-audience-suppressed = { $suppressed ->
    [one] { $suppressed } linha não recebe
   *[other] { $suppressed } linhas não recebem
}: o endereço está em uma lista de supressão.
engine-audience-not-mailed = { $rows ->
    [one] { $rows } linha não recebe
   *[other] { $rows } linhas não recebem
}: { $why }.
engine-audience-open-quote = Aspas duplas abertas na linha { $line } nunca são fechadas.
engine-audience-open-quote-over = Aspas duplas abertas na linha { $line } nunca são fechadas: { $after ->
    [one] { $after } linha depois dela não foi lida
   *[other] { $after } linhas depois dela não foram lidas
} como linhas de destinatários.
engine-reject-name-beside = há um nome ao lado do endereço
engine-audience-name-beside-address-hint = Deixe o endereço sozinho na coluna, como ann@example.com, e ponha o nome em uma coluna própria.
engine-reject-several = há mais de um endereço em uma célula
engine-audience-several-addresses-hint = Dê a cada endereço uma linha própria: uma mensagem mostra um só endereço.
engine-audience-row-over-lines = { $rows ->
    [one] { $rows } linha recusada se estende
   *[other] { $rows } linhas recusadas se estendem
} por várias linhas do arquivo, { $rows_2 } no total: outras linhas podem estar dentro.
engine-audience-row-over-lines-hint = Procure aspas duplas no começo de um valor que não se fecham no fim dele.
engine-report-never-mailed = { $rows ->
    [one] { $rows } linha é recusada ou repetida
   *[other] { $rows } linhas são recusadas ou repetidas
}, e um relatório diz o que foi da mensagem.
engine-report-never-mailed-hint = Escolha o relatório do envio que é continuado: este cita outras pessoas.
engine-audience-row-inside-value = { $rows ->
    [one] { $rows } destinatário tem
   *[other] { $rows } destinatários têm
} o que parece outra linha dentro de um valor, com o endereço de outra pessoa.
engine-value-on-line = { $value } (linha { $line })
engine-report-other-send = A linha { $line } de { $name } não é do relatório deste plano.
engine-report-other-send-hint = Escolha o relatório deste envio, sem alterações.
engine-audience-too-many-columns = { $name } tem { $header ->
    [one] { $header } coluna
   *[other] { $header } colunas
}; no máximo { $what } são lidas.
engine-audience-too-many-columns-hint = Deixe de fora as colunas que a mensagem não usa.
engine-audience-no-header = { $name } não tem linha com os nomes das colunas: elas se chamam { $named }.
engine-audience-no-header-hint = Se a primeira linha os contém, indique isso onde está o arquivo.
engine-audience-duplicate-column = { $name } tem mais de uma coluna chamada { $twice }; a primeira é usada.
engine-audience-duplicate-column-hint = Dê um nome próprio a cada coluna.
engine-audience-unnamed-columns = As colunas { $unnamed } de { $name } não têm nome.
engine-audience-unnamed-column = A coluna { $unnamed } de { $name } não tem nome.
engine-audience-unnamed-column-hint = Dê o nome na linha de cabeçalho se a mensagem for usá-la.
engine-audience-header-only = { $name } tem uma linha de cabeçalho e mais nada.
engine-audience-header-only-hint = Escolha o arquivo que contém os destinatários, ou exporte-o de novo.
engine-audience-empty-file = { $name } está vazio.
engine-audience-header-unreadable = A linha de cabeçalho de { $name } não termina: aspas duplas nela nunca se fecham, ou ela é mais longa que 256 KiB.
engine-audience-header-unreadable-hint = Feche ou remova as aspas, ou escolha um arquivo CSV com os nomes das colunas no topo.
engine-report-too-late = O relatório { $name } foi lido depois que os destinatários foram contados.
engine-report-too-late-hint = Leia o público de novo: os relatórios vêm primeiro.
engine-audience-suppression-too-late = A lista de supressão { $name } foi lida depois que os destinatários foram contados.
engine-audience-suppression-too-late-hint = Leia o público de novo: as listas de supressão vêm primeiro.
engine-audience-seeds-too-late = A lista de endereços de controle { $name } foi lida depois que os clientes foram contados.
engine-audience-seeds-too-late-hint = Leia o público de novo: as listas de endereços de controle vêm antes dos arquivos dos clientes.
engine-audience-format-of-two = Mais de um arquivo se chama { $name }, e a campanha diz como um arquivo com esse nome está escrito: pode ser o outro.
engine-audience-format-of-two-hint = Renomeie um deles.
engine-audience-not-reduced = { $path } não pode ser lido; assim, ninguém sabe quais colunas ele usa.
engine-audience-not-reduced-hint = Conserte-o antes: os apontamentos sobre a mensagem dizem como.
engine-report-other-files-hint = Use os arquivos do plano continuado, sem alterações e na mesma ordem; pessoas novas recebem por uma campanha própria.
engine-audience-not-file-that-plan-was = { $name } não é o arquivo { $name_2 } com que o plano { $sequence } foi feito: as linhas do relatório seriam outras pessoas.
engine-audience-file-plan-was-not-read = O arquivo { $name } do plano { $sequence } não foi lido.
engine-audience-plan-was-made-without-file = O plano { $sequence } foi feito sem o arquivo { $name }.
engine-report-other-column = Os endereços são lidos de outra coluna que não “{ $planned }”, de onde o plano { $sequence } os leu: quem já recebeu receberia de novo.
engine-report-other-column-hint = Escolha a coluna de endereço do plano continuado.
engine-report-earlier-missing = O plano { $sequence } deixou de fora quem o relatório { $name } cita, e esse relatório não foi lido.
engine-report-earlier-missing-hint = Acrescente-o: os relatórios de todos os planos anteriores contam juntos.
engine-report-none = O plano { $sequence } é continuado sem relatório: todos receberiam de novo.
engine-report-none-hint = Acrescente o relatório do envio.
engine-report-empty = O relatório { $name } está vazio.
engine-report-empty-hint = Salve-o de novo de onde o envio foi executado: sem ele, pessoas receberiam duas vezes.
engine-report-columns = O relatório { $name } não tem a coluna { $lacking }.
engine-report-columns-hint = Escolha o relatório do envio: CSV com as colunas audience, row e outcome.
engine-report-nobody = O relatório { $name } não cita ninguém: todos recebem como se ninguém tivesse recebido.
engine-report-nobody-hint = Certifique-se de que o envio parou antes da primeira chamada; se não, salve o relatório de novo.
engine-report-broken-hint = Salve o relatório de novo: falta uma parte, ou aspas duplas não se fecham.
engine-report-other-audience-hint = Escolha o relatório do envio que é continuado.
engine-report-other-campaign-hint = Escolha o relatório do envio desta campanha.
engine-report-row-out-of-range-hint = As linhas contam de 1, a primeira depois do cabeçalho, até a última do arquivo; escolha o relatório do envio que é continuado.
engine-report-unknown-outcome-hint = Um resultado é accepted, refused ou unknown.
engine-report-contradiction-hint = Aceito vale mais que desconhecido, desconhecido mais que recusado: ninguém recebe duas vezes.
engine-audience-unknown-delimiter = A primeira linha de { $name } diz que “{ $sign }” separa os valores, o que não é compreendido.
engine-audience-unknown-delimiter-hint = Salve-o de novo com vírgulas, pontos e vírgulas, tabulações ou barras verticais, ou escolha qual deles ele tem.
engine-audience-suppression-without-addresses = Nenhuma coluna da lista de supressão { $name } contém endereços.
engine-audience-suppression-without-addresses-hint = Escolha um arquivo CSV ou de texto com um endereço por linha, ou o SHA-256 dele (do endereço em minúsculas, em dígitos hexadecimais); ou retire-a.
engine-audience-double-quote-on-not-closed = Aspas duplas em { $place } não se fecham: os endereços depois delas não foram lidos.
engine-audience-close-or-remove-otherwise-people = Feche-as ou remova-as: senão, pessoas da lista receberiam.
engine-audience-what-begins-on-longer-than = O que começa em { $place } é mais longo que um mebibyte: os endereços ali não foram lidos.
engine-audience-look-for-quote-that-closed = Procure aspas que se fecham tarde demais, e dê a cada endereço uma linha própria: senão, pessoas da lista receberiam.
engine-audience-there-are-more-than-values = Há mais de { $what } valores em { $place }: os endereços entre eles não foram lidos.
engine-audience-give-each-address-line-own = Dê a cada endereço uma linha própria: senão, pessoas da lista receberiam.
engine-audience-suppression-unread = Na lista de supressão { $name }, { $unread ->
    [one] { $unread } linha não contém endereço
   *[other] { $unread } linhas não contêm endereço
}.
engine-audience-suppression-unread-hint = Corrija-as se devem indicar pessoas que não podem receber.
engine-audience-suppression-garbled = Na lista de supressão { $name }, { $garbled ->
    [one] { $garbled } linha tem uma palavra que deveria ser um endereço e não é
   *[other] { $garbled } linhas têm uma palavra que deveria ser um endereço e não é
}.
engine-audience-suppression-garbled-hint = Corrija-a: quem ela indica receberia a mensagem. Uma API de envio não aceita uma lista assim.
engine-audience-suppression-empty = A lista de supressão { $name } está vazia.
engine-audience-suppression-empty-hint = Certifique-se de que é o arquivo certo.
engine-audience-gzip-damaged = { $name } não pode ser descompactado: o arquivo está danificado.
engine-audience-gzip-damaged-hint = Baixe-o ou copie-o de novo, ou descompacte-o você mesmo e escolha o arquivo CSV dentro dele.
engine-audience-gzip-cut = { $name } termina antes da hora, ou a soma de verificação é outra: faltam linhas.
engine-audience-gzip-cut-hint = Baixe-o ou copie-o de novo: ele não chegou inteiro.
engine-audience-delimiter-named = A primeira linha de { $name } indica o que separa os valores: { $delimiter }.
engine-audience-delimiter-chosen = A primeira linha de { $name } indica o que separa os valores; você escolheu outra coisa: { $delimiter }.
engine-first-line-recipient = com um destinatário na primeira linha
engine-first-line-names = com os nomes das colunas na primeira linha
engine-report-other-format = { $name } é lido de outro modo que o plano { $sequence } o leu: as linhas do relatório seriam outras pessoas.
engine-report-other-format-hint = Leia-o como aquele plano: { $name }, valores separados por { $name_2 } e entre { $name_3 }, { $line }.
engine-report-broken = { $rows ->
    [one] { $rows } linha não está inteira
   *[other] { $rows } linhas não estão inteiras
}; o que dizem se perdeu.
engine-report-other-audience = { $rows ->
    [one] { $rows } linha cita
   *[other] { $rows } linhas citam
} pessoas de um arquivo de destinatários que o plano { $sequence } não tem: “{ $said }”.
engine-report-other-campaign = { $rows ->
    [one] { $rows } linha é
   *[other] { $rows } linhas são
} de outra campanha: “{ $said }” em vez de “{ $campaign }”.
engine-report-row-out-of-range = { $rows ->
    [one] { $rows } linha não indica
   *[other] { $rows } linhas não indicam
} nenhuma linha do arquivo de destinatários: “{ $said }”.
engine-report-unknown-outcome = { $rows ->
    [one] { $rows } linha tem
   *[other] { $rows } linhas têm
} um resultado que não existe: “{ $said }”.
engine-report-contradiction = { $rows ->
    [one] { $rows } linha cita
   *[other] { $rows } linhas citam
} uma linha do público que já foi citada com outro resultado: { $said }.
