### A mensagem: arquivos, remetente, prévia, traduções, verificações.

message-title = O que elas recebem?
message-files = A mensagem
message-choose-files = Escolher arquivos
message-choose-folder = Escolher uma pasta
message-or-drop = ou solte aqui arquivos, uma pasta ou um arquivo zip
message-named-folder = A campanha indica a pasta { $folder }. Escolha-a para continuar.
message-naming = Como dar nome aos arquivos
message-naming-folders = Uma pasta por idioma, cada uma com um arquivo de assunto, um de HTML e um de texto:
message-naming-layout = Ou um layout só, em HTML ou MJML, e as palavras de cada língua:
message-naming-words = O layout busca as suas palavras com <code>{ "{{t \"greeting\"}}" }</code>; os textos <code>subject</code> e <code>preheader</code> são os da própria mensagem.
message-naming-fields = Os campos de mesclagem são escritos em Handlebars: <code>{ "{{first_name}}" }</code> traz a coluna com esse nome, e <code>{ "{{#if first_name}}Dear {{first_name}}{{else}}Hello{{/if}}" }</code> tem o que dizer quando ela está vazia.

## De quem, e por quê

message-sender = De quem
message-sender-name = Nome do remetente
message-sender-name-example = Corretora Exemplo
message-sender-address = Endereço do remetente
message-sender-address-example = noticias@example.com
message-reply-to = Responder para, se não for o remetente
message-purpose = Por que elas recebem
message-purpose-service = Serviço
message-purpose-service-why = Precisam saber, como clientes: uma interrupção, novos termos, um aviso de segurança.
message-purpose-marketing = Marketing
message-purpose-marketing-why = Pediram novidades: é preciso oferecer o descadastro com um clique.
message-unsubscribe = Como elas se descadastram
message-unsubscribe-about = Os programas de e-mail mostram um botão para isso ao lado do remetente. Gmail e Yahoo o exigem em mensagens de marketing, e exigem que um clique baste.
message-unsubscribe-link = O link de descadastro de cada pessoa
message-unsubscribe-link-example = { "https://example.com/sair?t={{token}}" }
message-unsubscribe-link-hint = Com a coluna que distingue uma pessoa da outra.
message-unsubscribe-address = Endereço que recebe o mesmo pedido
message-unsubscribe-one-click = Um clique basta
message-unsubscribe-one-click-hint = Pergunte à sua equipe técnica: o link tem de responder a um POST sem página e sem login (RFC 8058).

## Arquivos por idioma

message-files-table = Arquivos da mensagem
message-locale = Idioma
message-part-subject = Assunto
message-part-preheader = Pré-cabeçalho
message-part-html = HTML
message-part-text = Texto
message-lacks-subject = sem assunto
message-lacks-preheader = nenhum
message-lacks-html = sem HTML
message-lacks-text = sem texto
message-text-generated = feito a partir do HTML
message-files-shared = Para várias línguas:
message-files-unused = Não usados, porque o nome não diz de que idioma e de que parte são:
message-files-save = Salvar tudo em um arquivo zip
message-files-remove = Remover todos os arquivos
message-files-remove-question = Todos os arquivos da mensagem saem. Desfazer os traz de volta.
message-files-remove-yes = Remover
message-file-remove = Remover
message-file-write = Escrever em { $path }

## Escrever uma parte

message-new = Escrever uma parte aqui
message-new-language = Língua
message-new-language-hint = Um código como en, pt-BR ou ar.
message-new-part = Parte
message-new-preheader = Pré-cabeçalho: aparece ao lado do assunto na caixa de entrada
message-new-write = Escrever
message-editor = Escrever: <path>{ $path }</path>
message-editor-close = Fechar
message-editor-text = Texto de { $path }
message-editor-nothing = Nada foi encontrado neste arquivo.
message-editor-checking = Verificando…

## Apontamentos, e quem responde por eles

message-finding-show = Mostrar onde
message-finding-place = { $file }, { $line }
message-waive = Manter assim…
message-waive-about = Nome e motivo ficam no plano, onde quem aprova os lê.
message-waive-who = Quem responde por isso
message-waive-why = Por que pode ficar assim
message-waive-yes = Manter assim
message-waive-no = Cancelar

## Quem recebe em que língua

message-languages = Quem recebe em que língua
message-languages-fallback = Quem não tem um modelo próprio recebe
message-languages-nobody = nada: fica sem mensagem
message-languages-no-template = { $locale } (não tem modelo)
message-languages-own = <locale>{ $locale }</locale>: { $recipients }, no próprio idioma
message-languages-other = <locale>{ $locale }</locale>: { $recipients }, em { $language }
message-languages-none = <locale>{ $locale }</locale>: { $recipients }, sem modelo: escolha um idioma para os demais, ou acrescente um modelo

## Campos de mesclagem

message-fields = Campos de mesclagem
message-fields-about = O que a mensagem busca no arquivo de destinatários, e para quantas pessoas isso está vazio lá.
message-fields-table = Campos de mesclagem por idioma
message-fields-field = Campo
message-fields-no-locale = sem idioma
message-fields-in-file = No arquivo de destinatários
message-fields-no-recipients = nenhum destinatário lido ainda
message-fields-unused = não usado
message-fields-no-column = não há essa coluna
message-fields-fine = em ordem
message-fields-empty-for-all = vazio para todos ({ $n })
message-fields-empty-for = vazio para { $n }

## O que uma dessas pessoas lê

message-preview = O que uma dessas pessoas lê
message-preview-view = Mostrar
message-preview-html = Como um programa de e-mail mostra
message-preview-html-about = Com estilos e imagens próprios; nada é executado, nada é carregado.
message-preview-text = Texto simples
message-preview-text-about = O que mostra um programa sem HTML, e muitas prévias.
message-preview-raw = A mensagem bruta
message-preview-raw-about = Cabeçalhos e partes, byte por byte como saem.
message-preview-request = O que o provedor recebe
message-preview-request-about = A requisição de uma chamada só com este destinatário.
message-preview-phone = Na largura de um celular
message-preview-dark = Escuro
message-preview-pictures = Imagens
message-preview-file = Arquivo
message-preview-row = Linha do arquivo de destinatários
message-preview-row-hint = 1 é a primeira depois do cabeçalho.
message-preview-language = Língua
message-preview-language-own = a da pessoa
message-preview-account = Por meio de
message-preview-no-audience = Escolha o arquivo de destinatários na página Público para ver uma mensagem.
message-preview-no-account = Escolha antes uma conta na página Contas.
message-preview-looking = Procurando a linha…
message-preview-whether-mailed = Verificando se esta pessoa recebe a mensagem…
message-preview-to = Para
message-preview-gaps = Não há nada em { $fields } para este destinatário.
message-preview-text-generated = Feito a partir da parte HTML: ninguém escreveu um texto.
message-preview-text-part = A parte de texto
message-preview-raw-seen = Lendo estes bytes de volta, um só endereço é visível: o do próprio destinatário.
message-preview-smtputf8 = O endereço precisa de um servidor que aceite endereços internacionais (SMTPUTF8).
message-preview-body = A requisição
message-preview-request-seen = { $provider }: { $bytes }. Pelo que se lê neles, o destinatário vê { $seen ->
    [one] { $seen } endereço visível
   *[other] { $seen } endereços visíveis
}.
message-preview-withheld = { $n ->
    [one] { $n } imagem que fica em um servidor não é carregada aqui: uma prévia não chega a ninguém. No lugar dela está o texto alternativo, como quando as imagens estão desligadas.
   *[other] { $n } imagens que ficam em servidores não são carregadas aqui: uma prévia não chega a ninguém. No lugar delas está o texto alternativo, como quando as imagens estão desligadas.
}

## Traduções

message-strings = Traduções
message-strings-about = As palavras da mensagem, traduzidas de: { $locale }.
message-strings-open = Só o que precisa de atenção
message-strings-table = Textos por língua
message-strings-string = Texto
message-strings-complete = <locale>{ $locale }</locale>: completa
message-strings-to-look-at = <locale>{ $locale }</locale>: { $strings } para ver
message-strings-written = escrito
message-strings-translated = traduzido
message-strings-stale = o original mudou
message-strings-untranslated = igual ao original
message-strings-missing = falta: aparece em { $language }
message-strings-missing-everywhere = falta em todas as línguas
message-strings-lost = perdeu { $fields }
message-strings-out-and-back = Para os tradutores, e de volta
message-strings-language = Língua para a qual traduzem
message-strings-language-hint = Um código como pt-BR. Um novo começa uma nova língua.
message-strings-save-csv = Salvar para uma planilha
message-strings-save-json = Salvar como JSON
message-strings-take-in = Receber uma tradução
message-strings-take-in-hint = O que voltou para { $locale }, .csv ou .json
message-strings-taken = Os textos de { $locale } estão como o arquivo diz.

## O que quem aprova conferiu (página de aprovação)

signing-looks = O que foi conferido, neste computador
signing-looks-fine = em ordem
signing-looks-not-checked = não conferido
signing-looks-wrong = errado
signing-looks-signatures = Alguém responde por ele
signing-looks-difference = O que mudou desde o plano aprovado antes
signing-looks-promises = Cada chamada respeita cada limite e mostra um só endereço por mensagem
signing-looks-audience = Os destinatários são os do plano
signing-looks-message = A mensagem é a do plano
signing-looks-findings = As regras sobre mensagem e destinatários
signing-looks-before = Escolher o plano aprovado antes
signing-looks-before-hint = um plan.dsse.json
signing-looks-before-none = Nenhum foi aprovado antes
signing-looks-details = { $n ->
    [one] mais { $n } detalhe
   *[other] mais { $n } detalhes
}
signing-looks-missing = Ainda falta: { $files }. Os arquivos são reconhecidos pelo nome.
signing-looks-rows = { $n ->
    [one] { $n } linha lida até agora…
   *[other] { $n } linhas lidas até agora…
}
signing-looks-choose = Escolher os arquivos
signing-looks-or-drop = ou solte-os aqui
