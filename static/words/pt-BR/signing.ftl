### Assinar, aprovar e retirar planos, entregá-los; chaves e convites.

## Quem elaborou assina

signing-title = Assinar
signing-says = A sua assinatura diz: eu elaborei este plano, e é isto que deve ser executado. Qualquer mudança posterior a anula. Outra pessoa precisa aprovar o plano antes que ele seja executado.
signing-not-yet = Ainda não pode ser assinado: antes, { $n ->
    [one] { $n } problema precisa ser corrigido
   *[other] { $n } problemas precisam ser corrigidos
}.
signing-show = Mostrar o que eu assinaria
signing-sign-as = Assinar como { $person }
signing-term = Uma assinatura não deve valer para sempre: o plano precisa dizer desde quando e até quando pode ser executado.
signing-term-set = Deixar valer até { $when }
signing-term-says = Isto é, do início até um dia depois do término planejado. Outros limites são definidos na etapa Programação, em “Limites rígidos de tempo”.
signing-signed-by = Assinado por { $person }.
signing-message-files = os arquivos da mensagem
signing-give = Entregue plan.dsse.json à pessoa que o aprova, junto com { $files }. Ela o examina na página Aprovar do Piecewise dela.
signing-save-whole = Salvar tudo num só arquivo
signing-save-again = Salvar plan.dsse.json de novo
signing-whole-says = O arquivo único, send.zip, contém todos os destinatários: repasse-o com o mesmo cuidado que a própria lista.
signing-whole-lacks = Para salvar tudo num só arquivo, escolha { $files } de novo na etapa Público.
signing-choose-first = Antes, escolha { $files } de novo na etapa Público.
signing-whole-refused = O arquivo não pôde ser criado: uma das suas partes mudou ou desapareceu.
signing-was-signed = O que foi assinado
signing-saved = { $file } foi assinado e salvo nos seus downloads.

## O que se assina

signing-sheet = O que se assina
signing-print = Imprimir esta folha

## Chaves

signing-role = { $role ->
    [approver] aprovação
    [operator] operação
   *[author] elaboração
}
signing-key-looking = Procurando a sua chave…
signing-key = A sua chave
signing-key-is = A sua chave: <key>{ $key }</key>
signing-key-whose = { $person }, { $role }
signing-key-name = { $person }, { $role }: { $fingerprint }
signing-key-another = Outra chave
signing-key-enrol = Cadastrar esta chave
signing-key-line = Entregue esta linha a quem mantém trust.json, e leiam um para o outro a impressão digital <fingerprint>{ $fingerprint }</fingerprint>, por telefone ou pessoalmente. Nada na linha é secreto.
signing-key-copy = Copiar a linha
signing-key-stays = A metade privada não pode sair deste navegador. Se ela se perder, crie outra chave e cadastre-a: o que foi assinado continua assinado.
signing-key-none = Você ainda não tem chave de { $role ->
    [approver] aprovação
    [operator] operação
   *[author] elaboração
} neste navegador. Ela é criada aqui e fica aqui.
signing-key-make = Criar a minha chave
signing-key-none-fits = Não há neste navegador nenhuma chave que possa assinar isto.
signing-key-cannot = Este navegador não consegue criar chaves Ed25519. Use Chrome ou Edge 137, Firefox 129, Safari 17 ou mais novo, ou assine com `piecewise sign` na linha de comando.
signing-key-not-kept = Este navegador não guarda a chave (talvez seja uma janela anônima): use outra janela ou assine na linha de comando.
signing-keys-no-place = Não é possível guardar chaves neste navegador.
signing-key-gone = Esta chave já não está neste navegador. Crie outra e cadastre-a.
signing-name = O seu nome, como os colegas o conhecem
signing-name-says = O mesmo em todas as suas chaves: quem elabora e quem aprova são pessoas diferentes.

## Um convite

signing-invited-not = Não há convite: um link funciona uma só vez. Peça um novo a quem administra este Piecewise e abra-o no navegador que você vai usar. <link>Ir para o plano</link>
signing-invited = Você foi convidado a assinar planos aqui. Uma chave é criada neste navegador e não pode sair dele; o servidor recebe o seu nome e a metade pública da chave, para que a sua assinatura valha.
signing-enrol = Criar a minha chave e cadastrá-la
signing-welcome = Boas-vindas, { $name }. A sua assinatura vale a partir de agora, para { $role ->
    [approver] aprovar planos
    [operator] operar envios
   *[author] elaborar planos
}.
signing-token-yours = O seu token de acesso
signing-token-copy = Copiar o token
signing-token-says = Ele permite ver planos e envios e é pedido de novo sempre que esta página é recarregada. Ele não será mostrado outra vez: guarde-o no seu gerenciador de senhas.
signing-look-at-plan = Ver um plano
signing-plan-send = Planejar um envio
signing-enrol-not-understood = A resposta da API de envio não foi compreendida.
signing-enrol-ask-again = Peça outro link a quem a administra.

## Aprovação

signing-approve-lead = Alguém elaborou um plano e o assinou. Você o examina com os seus próprios arquivos, no seu próprio computador, e só assina se for o que deve ser executado. <link>Voltar ao meu próprio plano</link>
signing-trust = Quais assinaturas valem
signing-trust-from = De { $name }.
signing-trust-says = trust.json lista as chaves e as pessoas por trás delas. Quem administra a API de envio o mantém: obtenha-o dessa pessoa, e não de quem elaborou o plano.
signing-trust-choose = Escolher trust.json
signing-trust-not-text = { $file } não pode ser lido como texto. Escolha trust.json.
signing-believe-api = Ou confie em quem uma API de envio confia
signing-believe-api-says = Adequado quando quem a administra é a pessoa de quem você receberia trust.json. Leiam as impressões digitais um para o outro.
signing-believe-api-ask = Perguntar a ela
signing-plan = O plano assinado
signing-plan-choose = Escolher plan.dsse.json ou send.zip
signing-plan-hint = ou solte-o aqui: send.zip já traz os destinatários e a mensagem
signing-plan-from-api = Ou abra-o a partir de uma API de envio
signing-plans-show = Mostrar os planos dela
signing-plans-open = Abrir
signing-would-run = O que seria executado
signing-decide = A sua decisão
signing-approved = Aprovado: pessoas suficientes assinaram exatamente estes bytes. plan.dsse.json pode ser executado.
signing-approve-not-yet = Ainda não pode ser aprovado: tudo acima precisa ter sido examinado e estar em ordem.
signing-approve-not-you = A sua chave não pode aprovar este plano: trust.json não a indica como chave de aprovação, ela expirou ou você já assinou o plano.
signing-approve-as = Aprovar como { $person }

## Retirada

signing-withdraw = Retirar: este plano não deve ser executado
signing-withdraw-says = Uma retirada é assinada como um plano. Quem a tem recusa o plano, em definitivo; qualquer pessoa cadastrada pode emiti-la.
signing-withdraw-why = Motivo
signing-withdraw-sign = Assinar a retirada
signing-withdraw-no-key = Não há neste navegador nenhuma chave para assiná-la.

## APIs de envio

signing-api = API de envio
signing-api-here = este servidor
signing-token = Token de acesso
signing-token-from = Fornecido por quem administra a API de envio. Só fica guardado enquanto esta aba estiver aberta.
signing-tell-withdrawal = Enviar a retirada
signing-tell-approval = Enviar a aprovação
signing-told-withdrawal = O plano está retirado lá, em definitivo.
signing-told-approval = A aprovação está lá.
signing-kept-none = Ela não guarda nenhum plano.
signing-kept-plan = <campaign>{ $campaign }</campaign>, plano { $sequence }
signing-kept-awaiting = espera aprovação
signing-kept-approved = aprovado
signing-kept-withdrawn = retirado

## Entrega

signing-hand-over = Entregar
signing-hand-over-again = Continuar
signing-hand-over-goes = Para { $place } { $n ->
    [one] vai { $n } endereço
   *[other] vão { $n } endereços
} com todas as colunas ({ $columns }), junto com a mensagem e o plano assinado.
signing-hand-over-stays = Eles ficam lá até { $n ->
    [one] { $n } dia
   *[other] { $n } dias
} depois do fim do envio.
signing-hand-over-stays-unknown = Ela não informa por quanto tempo eles ficam lá: pergunte a quem a administra.
signing-hand-over-leave-out = <link>Deixe de fora o que não é usado</link> e assine de novo: outros arquivos fazem outro plano.
signing-hand-over-looking = Verificando o que já está lá…
signing-hand-over-sending = { $file }: { $sent } de { $total } bytes já estão lá…
signing-hand-over-waits = Está lá e espera o seu início.
signing-hand-over-cannot-run = Está lá e ainda não pode ser executado.
signing-hand-over-fingerprint = Impressão digital: <code>{ $plan }</code>
signing-hand-over-look = Ver o envio dele
signing-hand-over-changed = O rascunho foi alterado enquanto era entregue.
signing-hand-over-sign-again = Assine-o de novo antes.
signing-hand-over-not-at-hand = { $file } já não está disponível.
signing-hand-over-choose-again = Escolha-o de novo na página Público e continue.
signing-api-cut = A conexão com a API de envio caiu, ou ela não responde.
signing-api-cut-hint = Continue quando a conexão voltar: o que já chegou não é enviado de novo.
signing-token-unknown = A API de envio não conhece este token de acesso.
signing-token-unknown-hint = Digite o token que você recebeu de quem a administra.
signing-api-no-reason = A API de envio respondeu com o status { $status } e sem motivo.
signing-api-ask = Pergunte a quem a administra.
