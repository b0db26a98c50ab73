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
