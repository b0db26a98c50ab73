### O que o motor diz sobre a mensagem.

engine-waived = Assumido por { $person }: { $reason }
engine-lint-address-for-leaving-list-not = O endereço de descadastro não é https.
engine-lint-enter-address-that-begins-with = Informe um endereço que comece com https://.
engine-unsubscribe-unread = O endereço de descadastro não pode ser lido: { $problem }
engine-lint-way-leave-list-by-mail = O descadastro por e-mail não é um endereço único.
engine-exposure-several-addresses-hint = Informe um só endereço.
engine-lint-one-click-needs-https-address = Um clique exige um endereço https, e não há nenhum.
engine-lint-enter-unsubscribe-url = Informe unsubscribe.url.
engine-lint-campaign-marketing-leaving-list-takes = A campanha é de marketing, e o descadastro exige mais de um clique.
engine-lint-let-post-address-be-enough = Faça com que um POST ao endereço baste, e ligue oneClick.
engine-lint-address-for-leaving-list-same = O endereço de descadastro é o mesmo para todos.
engine-lint-put-merge-field-token-into = Ponha nele o campo de mesclagem de um código, como {"{{"}token{"}}"}.
engine-unsubscribe-asks = O endereço de descadastro pede “{ $field }”
engine-lint-which-no-column = { $asks }, que não é uma coluna.
engine-lint-which-empty-for = { $asks }, vazio para { $empty ->
    [one] { $empty } destinatário
   *[other] { $empty } destinatários
}.
engine-lint-fill-column-without-address-names = Preencha a coluna: sem ela, o endereço não identifica ninguém.
engine-header-bidi-control = O nome exibido contém um sinal que inverte a leitura.
engine-header-bidi-control-hint = Remova-o: digite o nome de novo.
engine-header-bidi-control-2 = O assunto para { $locale } contém um sinal que inverte a leitura.
engine-header-bidi-control-hint-2 = Remova-o, ou feche-o com U+2069.
engine-template-branch-leaves-nothing = Para { $locale }, fica vazio onde nenhum bloco vale: { $name }.
engine-template-branch-leaves-nothing-hint = Acrescente {"{{"}else{"}}"} com o que todos os outros leem.
engine-html-content-not-shown = “{ $name }” não é mostrado por { $clients }.
engine-html-content-not-shown-hint = Diga o mesmo em palavras, ou use PNG, JPEG ou GIF.
engine-clients = { $clients }
engine-clients-share = { $clients }: { $share } dos seus destinatários têm endereço ali
engine-share-under = menos de 1 %
engine-share-about = cerca de { $percent } %
engine-client = { $name }
engine-client-on = { $name } ({ $platforms })
engine-provider-dialect = Modelos guardados em { $provider } não entendem { $construct }; o que “{ $id }” recebe é preenchido aqui.
engine-provider-dialect-hint = Não há nada a fazer, a menos que você guarde o modelo lá.
engine-locale-direction = { $locale } se escreve da direita para a esquerda, e nenhum dir="rtl" diz isso.
engine-locale-direction-hint = Escreva dir="rtl" em <html> e na tabela mais externa.
engine-locale-direction-2 = { $locale } se escreve da esquerda para a direita, e dir="rtl" diz o contrário.
engine-locale-direction-hint-2 = Escreva dir="ltr", ou deixe de fora.
engine-template-duplicate-part = { $path } não é usado: { $first } já está nesse lugar ({ $name }, { $locale }).
engine-template-duplicate-part-hint = Remova um dos dois arquivos.
engine-html-embedded-image = { $locale }: imagens dentro da própria mensagem ocupam { $bytes } bytes{ $lacking }.
engine-html-embedded-image-hint = Ponha-as em um servidor e aponte para elas.
engine-html-embedded-page = { $locale }: { $count ->
    [one] { $count } página incorporada está
   *[other] { $count } páginas incorporadas estão
} na mensagem, e nenhum programa a mostra.
engine-html-embedded-page-hint = Aponte para a página com um link.
engine-template-empty-field-up-to = { $template }: “{ $field }” está vazio para até { $empty } de { $all ->
    [one] { $all } destinatário
   *[other] { $all } destinatários
}{ $by_locale }: haveria uma lacuna.
engine-template-empty-field = { $template }: “{ $field }” está vazio para { $empty } de { $all ->
    [one] { $all } destinatário
   *[other] { $all } destinatários
}{ $by_locale }: haveria uma lacuna.
engine-template-empty-field-hint = Escreva {"{{"}#if { $field }{"}}"}…{"{{"}else{"}}"}…{"{{"}/if{"}}"} em volta, ou preencha a coluna.
engine-no-locale-has = sem idioma: { $recipients }
engine-locale-has = { $locale }: { $recipients }
engine-more-locales = { $more ->
    [one] mais { $more } idioma
   *[other] mais { $more } idiomas
}
engine-by-locale = {" "}({ $locales })
engine-template-empty-part = Para { $locale }, está vazio: { $name }.
engine-template-empty-part-hint = Escreva-o, ou remova o arquivo.
engine-template-fallback-without-template = Não há modelo para o idioma dos demais, { $fallback }.
engine-template-fallback-without-template-hint = Escolha um destes: { $there }; ou acrescente os arquivos dele.
engine-header-false-reply = O assunto para { $locale } começa com “{ $prefix }:”, como se fosse uma resposta.
engine-header-false-reply-hint = Retire isso.
engine-header-field-bidi-control = { $locale }: “{ $field }” no assunto inverte a leitura para { $recipients } de { $all ->
    [one] { $all } destinatário
   *[other] { $all } destinatários
}. Primeiras linhas: { $lines }.
engine-header-field-bidi-control-hint = Tire esses sinais da coluna.
engine-template-field-in-comment = { $locale }: “{ $field }” está em um comentário, que todo destinatário recebe.
engine-template-field-in-comment-hint = Remova o comentário, ou escreva-o como {"{{"}!-- … --{"}}"}, que não é enviado.
engine-template-field-in-script = { $locale }: “{ $field }” está em um script.
engine-template-field-in-script-hint = Remova o script, e mostre o campo no texto.
engine-template-field-in-style = { $locale }: “{ $field }” está em uma folha de estilos.
engine-template-field-in-style-hint = Ponha {"{{"}#if{"}}"} em volta de uma classe, ou defina o estilo naquele único elemento.
engine-template-field-in-url = { $locale }: “{ $field }” está em um link sem ser codificado para isso.
engine-template-field-in-url-hint = Preencha uma coluna com o valor codificado (%20 para um espaço), ou ponha um código no link.
engine-header-field-line-break = { $locale }: “{ $field }” no assunto tem uma quebra de linha para { $recipients } de { $all ->
    [one] { $all } destinatário
   *[other] { $all } destinatários
}. Primeiras linhas: { $lines }.
engine-header-field-line-break-hint = Tire as quebras de linha da coluna, ou mostre outro campo.
engine-template-field-outside-quotes = { $locale }: “{ $field }” está em uma tag sem aspas em volta.
engine-template-field-outside-quotes-hint = Ponha aspas em volta: href="{"{{"}link{"}}"}".
engine-locale-fields-differ-hint = Traga o campo de volta, ou retire-o em toda parte.
engine-exposure-foreign-address = { $locale }: “{ $field }” contém um endereço que não é o do próprio destinatário para { $recipients } de { $all ->
    [one] { $all } destinatário
   *[other] { $all } destinatários
}{ $by_locale }. Primeiras linhas: { $lines }.
engine-exposure-foreign-address-2 = “{ $field }”, no endereço de descadastro, contém um endereço que não é o do próprio destinatário para { $recipients } de { $all ->
    [one] { $all } destinatário
   *[other] { $all } destinatários
}. Primeiras linhas: { $lines }.
engine-exposure-address-of-fields = { $locale }: “{ $field }” forma um endereço junto com o que está ao lado: pode ser o de outra pessoa.
engine-exposure-address-of-fields-hint = Mostre uma coluna que contenha o endereço inteiro.
engine-lint-look-whether-columns-these-rows = Veja se as colunas destas linhas estão deslocadas, corrija-as e leia o arquivo de novo.
engine-html-form = { $locale }: a mensagem tem { $count ->
    [one] { $count } elemento de formulário
   *[other] { $count } elementos de formulário
}.
engine-html-form-hint = Aponte para uma página com o formulário.
engine-html-fragment = { $locale }: a parte HTML não tem um elemento <html> em volta.
engine-html-fragment-hint = Ponha em volta <html>, <head> com um título, e <body>.
engine-header-from-domain = O remetente é de { $from }, e a conta “{ $id }” assina por { $domain }.
engine-header-from-domain-hint = Envie desse domínio, ou corrija o da conta.
engine-html-image-without-alt = { $locale }: { $count ->
    [one] { $count } imagem não tem
   *[other] { $count } imagens não têm
} texto alternativo.
engine-html-image-without-alt-hint = Escreva alt="…" com o que a imagem diz; alt="" onde ela só enfeita.
engine-html-insecure-image = { $locale }: { $count ->
    [one] { $count } imagem é buscada
   *[other] { $count } imagens são buscadas
} por http.
engine-html-insecure-image-hint = Escreva https.
engine-html-link-shows-other = { $locale }: um link mostra { $shown } e abre { $host }.
engine-html-link-shows-other-hint = Escreva palavras no lugar do endereço, ou aponte para o que o texto mostra.
engine-locale-links-differ-hint = Compare os dois e corrija o link errado.
engine-links-and-more = { $links } e outros
engine-template-list-may-be-empty = { $locale }: onde esta lista está vazia, nada aparece no lugar dela; onde é longa, a mensagem também é.
engine-template-list-may-be-empty-hint = Acrescente {"{{"}else{"}}"} para a lista vazia, e veja a mais longa na prévia.
engine-lint-no-locale-there-no-fallback = { $have ->
    [one] { $have } destinatário não tem
   *[other] { $have } destinatários não têm
} idioma, e não há idioma para os demais.
engine-lint-choose-fallback-locale-or-column = Escolha um idioma para os demais, ou a coluna que contém o idioma.
engine-lint-no-template = { $locale }: { $have ->
    [one] { $have } destinatário não tem
   *[other] { $have } destinatários não têm
} modelo.
engine-lint-add-subject-txt-body-html = Acrescente { $locale }/subject.txt e { $locale }/body.html, ou escolha um idioma para os demais.
engine-header-long-subject = O assunto para { $locale } ocupa o espaço de { $room } letras, das quais cerca de { $shown } aparecem.
engine-header-long-subject-hint = Diga primeiro o que importa, e encurte o resto.
engine-provider-message-too-large = { $locale }: a mensagem tem até { $bytes } bytes ao sair; “{ $id }” aceita { $most }.
engine-provider-message-too-large-hint = Encurte-a, ou envie por outra conta.
engine-template-missing-string = { $locale } não tem texto para “{ $key }”, e nenhum outro idioma o supre.
engine-template-missing-string-hint = Acrescente “{ $key }” a strings/{ $locale }.json.
engine-template-nested-data = { $locale }: uma coluna é texto simples: o que está em {"{{"}#{ $field }{"}}"} aparece mesmo onde “{ $field }” está vazio, e {"{{"}else{"}}"} nunca.
engine-template-nested-data-hint = Escreva {"{{"}#if customer{"}}"} para uma condição, {"{{"}#with customer{"}}"} para um bloco sobre a coluna.
engine-template-nested-data-2 = { $locale }: o modelo pede partes de “{ $field }”, mas uma coluna é texto simples: nada apareceria.
engine-template-nested-data-hint-2 = Dê a cada parte uma coluna própria e use o nome dela; escreva {"{{"}[customer.name]{"}}"} para uma coluna com ponto no nome, {"{{"}#if customer{"}}"} para uma condição.
engine-template-no-body = { $locale } não tem parte HTML nem parte de texto.
engine-template-no-body-hint = Acrescente { $locale }/body.html e { $locale }/body.txt.
engine-template-no-html = { $locale } não tem parte HTML: os destinatários recebem texto simples.
engine-template-no-html-hint = Acrescente { $locale }/body.html, ou deixe assim de propósito.
engine-html-no-lang = { $locale }: a mensagem não diz em que língua está.
engine-html-no-lang-hint = Escreva <html lang="{ $locale }">.
engine-template-no-subject = { $locale } não tem assunto.
engine-template-no-subject-hint = Acrescente { $locale }/subject.txt.
engine-template-no-text = { $locale } não tem parte de texto própria: ela é feita a partir da parte HTML.
engine-template-no-text-hint = Leia-a na prévia, e acrescente { $locale }/body.txt onde ela não se lê bem.
engine-html-no-title = { $locale }: a mensagem não tem título.
engine-html-no-title-hint = Escreva <title> com o assunto em <head>.
engine-header-no-unsubscribe = A campanha é de marketing, e os destinatários não têm como se descadastrar.
engine-header-no-unsubscribe-hint = Informe um endereço https que descadastre o destinatário, e ligue oneClick.
engine-html-not-everywhere = “{ $name }” não tem efeito em { $clients }.
engine-html-not-everywhere-hint = Veja se a mensagem se lê bem sem isso.
engine-locale-numbers-differ-hint = Compare os dois textos e corrija o número errado.
engine-provider-recipient-data = Os valores de um destinatário têm até { $bytes } bytes; “{ $id }” aceita { $most }.
engine-provider-recipient-data-hint = Use menos colunas e condições, ou mais curtas, ou uma conta cujas chamadas levem mensagens inteiras.
engine-html-relative-address = { $locale }: { $count ->
    [one] { $count } link ou imagem não tem
   *[other] { $count } links ou imagens não têm
} servidor no endereço.
engine-html-relative-address-hint = Escreva o endereço inteiro, começando com https://.
engine-html-script = { $locale }: { $count ->
    [one] { $count } script está
   *[other] { $count } scripts estão
} na mensagem, onde nenhum é executado.
engine-html-script-hint = Remova-o.
engine-lint-message-they-have-no-locale = { $get ->
    [one] { $get } destinatário recebe
   *[other] { $get } destinatários recebem
} a mensagem em { $template }: não há idioma indicado.
engine-lint-message-there-no-template-for = { $get ->
    [one] { $get } destinatário recebe
   *[other] { $get } destinatários recebem
} a mensagem em { $template }: não há modelo para { $locale }.
engine-lint-add-subject-txt-body-html-2 = Acrescente { $locale }/subject.txt e { $locale }/body.html se eles devem ler na própria língua.
engine-exposure-several-addresses-hint-2 = Escreva o nome sem endereço.
engine-template-shows-empty-field = { $locale }: “{ $field }” é mostrado onde está vazio.
engine-template-shows-empty-field-hint = Mostre-o no outro ramo, ou escreva palavras no lugar.
engine-more = mais { $more }
engine-template-string-from-fallback = { $locale } toma { $keys } de { $all ->
    [one] { $all } texto
   *[other] { $all } textos
} de { $origin }: { $chain }.
engine-template-string-from-fallback-hint = Traduza-os, ou retire { $locale }: os destinatários recebem então tudo de { $origin }.
engine-header-subject-line-break = O assunto para { $locale } tem várias linhas.
engine-header-subject-line-break-hint = Escreva-o em uma só linha.
engine-template-syntax = Na parte de texto feita a partir da parte HTML: { $message }
engine-template-syntax-hint = Abra e feche o bloco no texto que se lê, não em um atributo; ou escreva uma parte de texto.
engine-html-too-large = { $locale }: a parte HTML tem { $bytes } bytes; o Gmail a corta em cerca de { $what }.
engine-html-too-large-hint = Tire comentários e estilos repetidos, ou diga menos e aponte para o resto.
engine-template-unescaped-field = { $locale }: “{ $field }” é mostrado sem escape.
engine-template-unescaped-field-hint = Escreva {"{{"}{ $field }{"}}"}, a menos que a coluna contenha HTML feito por você.
engine-template-unknown-condition = { $locale }: um bloco pergunta por “{ $field }”, que não é uma coluna: sai igual para todos.
engine-gap = ficaria uma lacuna
engine-gap-only = o único destinatário veria uma lacuna
engine-gap-every = todos os { $n } destinatários veriam uma lacuna
engine-gap-up-to = até { $n } destinatários veriam uma lacuna
engine-template-unknown-field = { $template }: o público não tem a coluna “{ $field }”: { $who }.
engine-lint-column-named-only-upper-lower = A coluna se chama “{ $same }”; só diferem maiúsculas, espaços ou pontuação: escreva { $tag }.
engine-did-you-mean = Você quis dizer { $column }?
engine-lint-add-column-audience = Acrescente a coluna ao público.
engine-lint-columns-are = As colunas são { $columns }.
engine-template-unplaced-file = { $path } não é usado: o nome não diz o idioma, ou a parte da mensagem.
engine-template-unplaced-file-hint = Nomeie os arquivos por idioma e parte: en/subject.txt, en/body.html, en/body.txt; ou en.subject.txt, en.html, en.txt.
engine-locale-untranslated-hint = Traduza, ou deixe assim de propósito.
engine-lint-waiver-names-no-person-or = A dispensa de { $code } não cita pessoa ou motivo.
engine-waiver-incomplete-hint = Informe os dois, ou remova a dispensa.
engine-lint-findings-with-code-cannot-be = Apontamentos com o código { $code } não podem ser dispensados.
engine-waiver-refused-hint = Conserte o que foi encontrado, e remova a dispensa.
engine-lint-there-no-finding-for-waiver = Não há apontamento para a dispensa de { $code }.
engine-waiver-unused-hint = Remova-a, ou corrija o código ou o lugar.
engine-locale-wrong-lang = O modelo para { $locale } diz que a língua dele é { $named }.
engine-locale-wrong-lang-hint = Escreva lang="{ $locale }".
engine-exposure-several-addresses-3 = A mensagem para a linha { $row } mostraria { $addresses ->
    [one] { $addresses } endereço
   *[other] { $addresses } endereços
} nos cabeçalhos, e pode mostrar um.
engine-exposure-several-addresses-hint-3 = Procure um campo de mesclagem no assunto, no nome do remetente ou no endereço de descadastro que contenha o endereço de alguém; as colunas podem estar deslocadas.
engine-exposure-not-the-recipient = A mensagem para a linha { $row } seria endereçada a outra pessoa.
engine-exposure-not-the-recipient-hint = Não a envie, e avise: isto não pode acontecer.
engine-message-no-body = A mensagem para a linha { $row } não tem HTML nem texto.
engine-message-no-body-hint = Acrescente uma parte HTML ou de texto para o idioma dela.
engine-message-line-break-in-header-hint = Tire a quebra de linha dos valores da linha, ou o campo do cabeçalho.
engine-message-bad-address-hint = Informe um só endereço e mais nada.
engine-message-bad-unsubscribe-address = O endereço de descadastro da mensagem para a linha { $row } não é um endereço https de no máximo { $url_octets } caracteres simples.
engine-message-bad-unsubscribe-address-hint = Comece com https:// e codifique com % espaços, colchetes e letras fora do ASCII.
engine-message-not-as-meant = A mensagem pronta para a linha { $row } se lê de outro modo que o pretendido.
engine-exposure-unreadable = A requisição pronta não pode ser lida de volta.
engine-exposure-other-count = A requisição pronta faz { $seen } mensagens para { $messages } destinatários.
engine-message-call-carries-nobody = A chamada não leva ninguém.
engine-message-call-carries-recipients-takes-as = A chamada leva { $carried } destinatários; { $name } aceita { $most }, com uma mensagem para cada.
engine-message-payload-hint = Gere o plano de novo: as chamadas dele cabem.
engine-payload-message-too-large = A mensagem para a linha { $row } tem { $bytes } bytes; { $name } aceita { $most }.
engine-payload-message-too-large-hint = Encurte a mensagem.
engine-payload-call-too-large = A chamada tem { $bytes } bytes; { $name } aceita { $most }.
engine-payload-call-too-large-hint = Reduza o máximo de destinatários por chamada desta conta, ou encurte a mensagem.
engine-payload-values-too-large = O que a linha { $row } preenche tem { $has } bytes; o provedor aceita { $most } por destinatário.
engine-payload-values-too-large-hint = Diga o mesmo a mais pessoas: tire de condições e campos o que não difere, ou envie por um provedor que aceite mensagens inteiras.
engine-account-unknown-provider-2 = O provedor “{ $provider }” da conta não é conhecido.
engine-account-unknown-provider-hint-2 = Escolha um na página Contas.
engine-preview-no-address = A linha { $row } não tem endereço que possa receber, ou o arquivo não tem essa linha.
engine-preview-no-address-hint = Escolha outra linha.
engine-preview-no-template-hint = Acrescente um modelo, ou escolha um idioma para os demais.
engine-payload-mixed-templates = Mensagens de modelos diferentes estão em uma chamada que só comporta um.
engine-payload-mixed-templates-hint = Envie cada idioma em chamadas próprias.
engine-payload-provider-mark = A mensagem para a linha { $row } contém “{ $opening }”, que o provedor trocaria por outra coisa.
engine-payload-provider-mark-hint = Escreva de outro modo, ou envie por outro provedor.
engine-payload-header-per-recipient = Cada destinatário tem um endereço de descadastro próprio; o Brevo aceita um só conjunto de cabeçalhos para todos os destinatários de uma chamada.
engine-payload-header-per-recipient-hint = Ajuste o máximo de destinatários por chamada da conta para 1, ou deixe o cabeçalho para o Brevo.
engine-payload-mixed-headers = Algumas mensagens da chamada têm cabeçalhos que outras não têm; a chamada os compartilha.
engine-payload-mixed-headers-hint = Dê os mesmos cabeçalhos a todos os destinatários.
engine-payload-smtputf8 = Um endereço da mensagem para a linha { $row } tem letras fora do ASCII; o Amazon SES não as aceita.
engine-payload-smtputf8-hint = Escreva o domínio em Punycode (xn--…), ou envie por outro provedor.
engine-file-none-message-s-files = não é um dos arquivos da mensagem
engine-template-give-subject-text-as-txt = Traga o assunto e o texto em .txt, o HTML em .html ou .mjml, as palavras em .json ou .csv, ou tudo em .zip.
engine-file-has-more-than-50-mb = tem mais de 50 MB
engine-template-leave-pictures-out-they-belong = Deixe as imagens de fora: o lugar delas é um servidor, com links na mensagem.
engine-file-has-more-than-2-mb-no-mail-client-would = tem mais de 2 MB: nenhum programa de e-mail o mostraria
engine-template-put-pictures-on-server-link = Ponha as imagens em um servidor e aponte para elas.
engine-file-too-much-message-has-2-000-files-at-most = é demais: uma mensagem tem no máximo 2.000 arquivos
engine-template-choose-message-s-folder = Escolha a pasta da mensagem.
engine-template-pack-folder-again-as-plain = Compacte a pasta de novo como um .zip comum.
engine-file-not-utf-8-text = não é texto UTF-8
engine-template-save-again-as-utf-8 = Salve-o de novo como UTF-8.
engine-file-changed-or-went-away-while-was-being-rea = mudou ou sumiu enquanto era lido
engine-template-choose-again = Escolha-o de novo.
engine-template-intake = { $path } { $is }.
engine-file-zip-unreadable = está compactado ou bloqueado de um modo que não pode ser lido
engine-file-zip-locked = está bloqueado com uma senha
engine-file-zip-broken = está danificado, ou não é um arquivo zip
engine-template-message-grows-without-end-here = Aqui a mensagem cresce sem fim.
engine-template-look-for-loops-within-loops = Procure laços dentro de laços.
engine-template-there-no-helper = Não existe a função “{ $written }”.
engine-template-remove-or-use-one-that = Remova-a, ou use uma das listadas em docs/TEMPLATES.md.
engine-template-cannot-be-read-as-handlebars = “{"{{"}{ $text }{"}}"}” não pode ser lido como Handlebars.
engine-template-write-for-column-where-name = Escreva {"{{"}name{"}}"} para uma coluna, {"{{"}[two words]{"}}"} onde o nome tem espaços ou pontuação.
engine-template-block-cannot-be-shown = “{ $name }” é um bloco: não pode ser mostrado.
engine-template-write = Escreva {"{{"}#{ $name } …{"}}"}…{"{{"}/{ $name }{"}}"}.
engine-template-template-larger-than-4-mib = O modelo tem mais de 4 MiB.
engine-template-shorten-pictures-belong-beside-message = Encurte-o: o lugar das imagens é ao lado da mensagem, não dentro dela.
engine-template-there-are-more-than-tags = Há mais de { $max_tags } tags neste arquivo.
engine-template-shorten-template = Encurte o modelo.
engine-template-opened-never-closed = { $quote } é aberto e nunca fechado.
engine-template-names-no-merge-field = { $quote } não cita nenhum campo de mesclagem.
engine-template-write-name-column-between-brackets = Escreva o nome de uma coluna entre as chaves.
engine-template-more-than-blocks-stand-within = Há mais de { $max_depth } blocos uns dentro dos outros.
engine-template-simplify-template = Simplifique o modelo.
engine-template-stands-outside-any-block = { $quote } está fora de qualquer bloco.
engine-template-put-between-or-remove = Ponha-o entre {"{{"}#if …{"}}"} e {"{{"}/if{"}}"}, ou remova-o.
engine-template-closes-block-that-was-never = { $quote } fecha um bloco que nunca foi aberto.
engine-template-remove-or-open-block-before = Remova-o, ou abra o bloco antes.
engine-template-stands-where-line-be-closed = { $quote } está onde { $quote_2 }, da linha { $line }, deve ser fechado.
engine-template-put-before = Ponha {"{{"}/{ $name }{"}}"} antes.
engine-template-never-closed = { $quote } nunca é fechado.
engine-template-put-where-block-ends = Ponha {"{{"}/{ $name }{"}}"} onde o bloco termina.
engine-template-cannot-be-read-as-handlebars-2 = { $quote } não pode ser lido como Handlebars.
engine-not-shown-by = {" "}(não são mostradas por { $clients })
engine-lacks-which-other-has = falta { $missing }, que { $other } tem
engine-has-which-other-has-not = tem { $more }, que { $other } não tem
engine-locale-fields-differ = { $locale } ({ $name }): { $said }.
engine-linked-only-in = { $links } só em { $locale }
engine-links-only-in = { $links } só em { $locale }
engine-locale-links-differ = { $locale }: os links diferem: { $said }.
engine-numbers-only-in = { $numbers } só em { $locale }
engine-locale-numbers-differ = { $locale }: os números diferem: { $said }.
engine-the-sender = O remetente
engine-the-address-for-answers = O endereço para respostas
engine-exposure-several-addresses = { $what }: são vários endereços, e todo destinatário vê todos.
engine-exposure-several-addresses-2 = { $what }: há um endereço no nome exibido.
engine-locale-untranslated = { $locale } ({ $name }): { $same ->
    [one] { $same } trecho de { $locale_2 } está
   *[other] { $same } trechos de { $locale_2 } estão
} sem alteração, como “{ $replace }”.
engine-the-sender-s-name = O nome do remetente
engine-the-name-to-answer-to = O nome para respostas
engine-the-subject = O assunto
engine-the-unsubscribe-address = O endereço de descadastro
engine-message-line-break-in-header = { $what }, na mensagem para a linha { $row }, contém uma quebra de linha ou um NUL, que poderia criar cabeçalhos.
engine-the-recipient-s-address = O endereço do destinatário
engine-the-sender-s-address = O endereço do remetente
engine-the-address-to-answer-to = O endereço para respostas
engine-the-address-for-unsubscribing-by-mail = O endereço de descadastro por e-mail
engine-message-bad-address = { $what }, na mensagem para a linha { $row }, não é um endereço de e-mail único.
engine-no-language = sem idioma
engine-preview-no-template = Ninguém com este idioma ({ $language }) recebe mensagem: não há modelo nem idioma para os demais.
engine-part-subject = assunto
engine-part-preheader = pré-cabeçalho
engine-part-html = parte HTML
engine-part-text = parte de texto
engine-template-mjml-layout-larger-than-1 = O layout MJML tem mais de 1 MiB.
engine-template-this-mjml-cannot-be-drawn = Este MJML não pode ser desenhado: { $error }.
engine-template-compare-layout-with-mjml-documentation = Compare o layout com a documentação do MJML.
engine-template-mjml-has-no-element-or = O MJML não tem o elemento { $tag }>, ou não aqui.
engine-template-compare-with-mjml-documentation-which = Compare com a documentação do MJML quais elementos podem ficar dentro de quais.
engine-template-more-than-elements-stand-within = Há mais de { $max_depth } elementos uns dentro dos outros.
engine-template-close-elements-that-are-left = Feche os elementos que ficaram abertos, ou simplifique o layout.
engine-template-put-text-into-mj-text = Ponha o texto em <mj-text>, e {"{{"}#if{"}}"} entre elementos em <mj-raw>.
engine-template-compare-element-with-mjml-documentation = Compare o elemento com a documentação do MJML.
engine-template-look-for-missing-near = Procure um > que falta por perto.
engine-template-put-included-file-s-content = Ponha o conteúdo do arquivo incluído no layout.
engine-template-close-what-open-mjml-last = Feche o que está aberto, <mjml> por último.
engine-template-begin-layout-with-mjml-mj = Comece o layout com <mjml><mj-body>, ou nomeie-o layout.html.
engine-template-look-for-tag-or-quote = Procure uma tag ou aspas que não se fecham.
engine-template-mjml = { $what }.
engine-template-there-no-date-style = Não existe o estilo de data “{ $style }”.
engine-template-write-style-long-medium-or = Escreva style="long", "medium" ou "short".
engine-template-this-plural-has-no-form = Este plural não tem forma para todo número.
engine-template-add-other = Acrescente other="…".
engine-template-given-here = “{ $name }” recebe aqui { $given ->
    [one] { $given } valor
   *[other] { $given } valores
}.
engine-template-see-docs-templates-md-for = Veja em docs/TEMPLATES.md o que ela aceita.
engine-template-language-parse = blocos brutos
engine-template-language-parse-hint = Escreva \{"{"}{"{"} para duas chaves simples.
engine-template-language-parse-2 = partials
engine-template-language-parse-hint-2 = Escreva o conteúdo deles aqui.
engine-template-cannot-be-used-are-not = { $quote } não pode ser usado: { $what } não são compreendidos aqui.
engine-template-close-with-or-write-for = Feche com {"}}"}, ou escreva \{"{"}{"{"} para duas chaves simples.
engine-template-no-key-left-out = “{ $key }” não é uma chave de { $source }: fica de fora.
engine-template-look-for-changed-key-translators = Procure uma chave alterada; tradutores deixam as chaves como estão.
engine-template-translation-loses = A tradução de “{ $key }” perde { $lost }.
engine-template-put-where-belongs-translation = Ponha-o no lugar certo na tradução.
engine-template-lacks-column-key-or-translation = Falta em { $path } a coluna “key” ou “translation”.
engine-template-export-strings-again-fill-column = Exporte os textos de novo e preencha a coluna “translation”.
engine-template-stands-here-second-time-this = “{ $name }” aparece aqui pela segunda vez: esta linha fica de fora.
engine-template-remove-one-them = Remova um deles.
engine-template-not-used-name-tells-no = { $path } não é usado: o nome não diz o idioma.
engine-template-name-by-locale-strings-en = Nomeie-o pelo idioma: strings/en.json.
engine-template-has-key-twice-first-used = { $locale } tem a chave “{ $key }” duas vezes: vale a primeira.
engine-template-no-table-strings = { $path } não é uma tabela de textos.
engine-template-write-2 = Escreva {"{"}"key": "text"{"}"}.
engine-template-cannot-be-read-as-json = { $path } não pode ser lido aqui como JSON.
engine-template-look-for-missing-comma-quote = Procure uma vírgula, aspas ou um colchete que falta.
engine-template-no-text-2 = “{ $key }” não é um texto.
engine-template-put-double-quotes = Ponha-o entre aspas duplas.
engine-template-has-no-column-key = { $path } não tem a coluna “key”.
engine-template-write-header-key-en-pt = Escreva o cabeçalho key,en,pt-BR, com uma coluna por idioma.
engine-template-this-row-has-fields-header = Esta linha tem { $fields } campos, e o cabeçalho { $columns }: ela fica de fora.
engine-template-put-texts-with-commas-or = Ponha entre aspas duplas os textos com vírgulas ou quebras de linha.
engine-template-this-row-has-no-key = Esta linha não tem chave: fica de fora.
engine-template-write-key-as-layout-has = Escreva a chave como o layout a tem.
