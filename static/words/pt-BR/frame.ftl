### A moldura em volta de tudo: topo, etapas, rodapé, avisos, rascunhos, a primeira página.

language = Idioma
language-refused = Os textos em { $language } não puderam ser carregados. Tente de novo quando houver conexão.

loading = Abrindo o seu rascunho…
skip = Ir direto para a etapa
drafts = Rascunhos
drafts-this-one = Todos os rascunhos; este é { "" }

## Rodapé

undo = Desfazer
redo = Refazer
kept = O rascunho fica guardado neste computador, neste navegador. As linhas dos destinatários, não.
kept-elsewhere = O rascunho fica guardado neste computador e também está aberto em outra aba: cada uma mostra o que a outra muda.
kept-refused = O rascunho não está guardado neste computador.
kept-untried = O que você preenche fica neste computador.
drafts-all = Todos os rascunhos
forget = Esquecer tudo neste computador
forget-question = Todos os rascunhos, as suas mensagens e as chaves deste navegador se perdem de vez. Os arquivos que você exportou ficam, e o que foi assinado continua assinado.
forget-yes = Esquecer

## Etapas

steps = Etapas
steps-audience = Público
steps-audience-question = Quem recebe?
steps-message = Mensagem
steps-message-question = O que recebem?
steps-accounts = Contas
steps-accounts-question = Quem envia, e com que rapidez?
steps-schedule = Programação
steps-schedule-question = Quando?
steps-review = Revisão
steps-review-question = Está tudo certo?
steps-send = Envio
steps-send-question = Em que ponto está?
steps-approve = Aprovar
steps-approve-question = É isto que deve ser executado?
steps-enrol = Cadastro
steps-enrol-question = Quem é você?
steps-drafts-question = Em que você está trabalhando?
steps-not-started = não iniciada
steps-done = concluída
steps-attention = { $n ->
    [one] { $n } ponto para olhar
   *[other] { $n } pontos para olhar
}
steps-next = Próxima etapa: { $step }

## O que ainda falta

missing-seeds = a lista de endereços de controle
missing-recipients = um arquivo de destinatários
missing-message = a mensagem
missing-sender = o endereço do remetente
missing-account = uma conta que envie

## A primeira página

start-title = Saiba quanto tempo leva um envio em massa, antes que ele comece.
start-lead = O Piecewise planeja o envio de uma mensagem a milhares ou milhões de pessoas: quando todas a terão, que limite atrasa o envio e como torná-lo mais rápido, com cada mensagem mostrando sempre um único endereço. Os destinatários nunca saem deste computador.
start-recipients = Comece pelos seus destinatários
start-choose-csv = Escolher um arquivo CSV
start-example = Ou veja um exemplo pronto
start-example-says = 24.000 clientes em quatro idiomas e uma conta que levaria dez horas. Veja por quê e reduza o envio a minutos.
start-sample = Experimentar o exemplo
start-sample-refused = O exemplo não pôde ser carregado. Verifique a conexão e tente de novo.
start-draft = Ou continue um rascunho
start-campaign = Ou continue uma campanha
start-campaign-says = Um campaign.json que você ou um colega exportou.
start-import = Importar campaign.json
start-approve = Ou aprove o plano de outra pessoa
start-approve-says = Um plano assinado espera por uma segunda pessoa: examine-o e assine ou recuse.
start-approve-go = Aprovar um plano

## Arquivos

drop-it-here = ou solte-o aqui
drop-them-here = ou solte-os aqui
file-saved = { $file } foi salvo nos seus downloads.
file-choose-again = Escolha-o de novo.
campaign-too-large = { $file } é grande demais para um arquivo de campanha.
campaign-too-large-hint = Um arquivo de campanha tem alguns kilobytes; os destinatários são escolhidos na etapa Público.
campaign-not-text = { $file } não é texto.
campaign-not-text-hint = Escolha um campaign.json escrito pelo Piecewise.
campaign-unreadable = { $file } não pôde ser lido.
recipients-with-lists = Escolha o arquivo de destinatários junto com as listas dele.

## Rascunhos

drafts-this = Este rascunho
drafts-blank = Nada foi preenchido ainda.
drafts-new = Começar um rascunho novo
drafts-copy = Continuar numa cópia
drafts-keep-version = Guardar esta versão
drafts-copy-or-version = Uma cópia é outra campanha: ela pode alcançar pessoas que esta também alcança. Uma versão é algo a que você pode voltar.
drafts-versions = Versões anteriores
drafts-refused = Ele não está guardado neste computador: salve-o como arquivo abaixo.
drafts-elsewhere = Ele também está aberto em outra aba. Cada uma mostra o que a outra mudou; Desfazer traz de volta o que estava aqui antes.
drafts-kept = Ele é guardado neste computador um instante depois de cada mudança.
drafts-version-signed = como foi assinado
drafts-version-kept = guardada por você
drafts-go-back = Voltar a ela<unseen>, { $when }</unseen>
drafts-delete-version = Excluir a versão de { $when }
drafts-delete-version-question = Esta versão se perde de vez; o rascunho fica.
drafts-delete-yes = Excluir
drafts-others = Outros rascunhos
drafts-others-say = Eles ficam guardados neste computador, neste navegador, até que você os exclua. Abrir um deles guarda este.
drafts-none = Não há nenhum.
drafts-changed = alterado { $when }
drafts-changed-with = { $recipients }, alterado { $when }
drafts-open = Abrir<unseen> { $title }</unseen>
drafts-delete = Excluir { $title }
drafts-delete-question = O rascunho e as suas versões se perdem de vez. Os arquivos que você exportou ficam.
drafts-everything = Tudo num só arquivo
drafts-everything-says = Todos os rascunhos com as suas mensagens, contagens e versões: para guardar ou levar a outro computador. As linhas dos destinatários e as suas chaves não estão nele.
drafts-save-everything = Salvar tudo num só arquivo
drafts-take = Receber um arquivo assim
drafts-take-hint = ou solte-o aqui: o que está aqui fica
drafts-take-refused = { $file } não contém rascunhos do Piecewise. Escolha um arquivo feito por “Salvar tudo num só arquivo”.
drafts-taken-nothing = Não havia nada de novo nele.
drafts-taken = { $n ->
    [one] { $n } rascunho foi recebido
   *[other] { $n } rascunhos foram recebidos
} de { $file }.
drafts-gone = Esse rascunho já não está guardado neste computador.
drafts-copy-of = Cópia de { $title }
drafts-version-made = Guardada: você pode voltar a esta versão na página Rascunhos.
drafts-went-back = O rascunho está como era naquele momento.
drafts-unreadable = { $n ->
    [one] { $n } rascunho foi guardado neste computador por outra versão do Piecewise e não pode ser aberto
   *[other] { $n } rascunhos foram guardados neste computador por outra versão do Piecewise e não podem ser abertos
} por esta.
drafts-no-room = Não há mais espaço para esta página neste computador: o rascunho não fica guardado. Exporte campaign.json para guardá-lo.
drafts-no-place = Este navegador não guarda dados desta página (talvez seja uma janela anônima): o rascunho se perde quando a aba fechar. Exporte campaign.json para guardá-lo.
test-note = Isto é um teste: vai só para as suas próprias caixas de correio, de imediato, do mesmo modo que a campanha irá. O que você muda aqui não muda lá.
test-back = Voltar à campanha

## Avisos

notice-undo = Desfazer
notice-dismiss = Fechar
notice-newer = Há uma versão mais nova do Piecewise. Os seus rascunhos ficam; os arquivos serão pedidos de novo.
notice-newer-take = Usar agora
notice-newer-taken = Outra aba passou a usar uma versão mais nova do Piecewise. Recarregue esta quando for conveniente: os seus rascunhos ficam.
reload = Recarregar
notice-engine-broke = Algo quebrou no motor de planejamento, e ele foi reiniciado. O seu rascunho está salvo.
notice-forgotten = Esquecido. Nada dos seus rascunhos ficou neste computador.
notice-limits-pasted = Os limites de { $account } são agora os que o SES informa.
notice-scenario = O rascunho é enviado como em “{ $scenario }”.
scenario-name = Cenário { $n }
engine-silent = O motor de planejamento ainda não carregou. Verifique a conexão e recarregue esta página. O seu rascunho está guardado.
engine-of-another-version = Esta página e o seu motor de planejamento são de versões diferentes do Piecewise. Recarregue a página; o seu rascunho está guardado.
engine-keeps-breaking = O motor de planejamento continua quebrando com este rascunho. Exporte campaign.json e recarregue; o seu rascunho está guardado.
broken-title = Algo quebrou nesta página.
broken-kept = O seu rascunho está salvo neste computador. Recarregue para continuar.
broken-details = Para quem for consertar

## Problemas e verificações

problems-check = { $n ->
    [one] { $n } ponto a verificar
   *[other] { $n } pontos a verificar
}
problems-know = { $n ->
    [one] { $n } ponto a saber
   *[other] { $n } pontos a saber
}
problems-error = Problema
problems-warning = Verificar
problems-note = Nota
problems-place = { $file }, { $line }
show-all = Mostrar todos os { $n }
checks-title = O que as verificações encontraram
checks-nothing = Nada.
checks-waived = O que alguém assume
checks-waiver = <who>{ $who }</who>: { $reason }
checks-take-back = Retirar<unseen> { $code }</unseen>

## Campos

field-number-up-to = Digite um número inteiro até { $most }.
field-number = Digite um número inteiro, como 50.000.
field-number-still = { $n } continua valendo.
field-numbers = Digite números inteiros separados por vírgulas: 50, 100, 500, 1000.
field-time = { $time }.
field-time-both = { $local }, ou seja, { $utc }.
field-time-unknown = O arquivo da campanha diz “{ $text }”.
field-clear = Limpar<unseen> { $label }</unseen>
confirm-no = Manter
key-undo = Ctrl+Z
key-redo = Ctrl+Shift+Z
