### Uma primeira volta.

tour = Mostre-me como funciona
tour-sample = Mostre-me passo a passo
tour-at = { $at } de { $of }
tour-next = Avançar
tour-back = Voltar
tour-leave = Já basta
tour-done = Começar

tour-answer = A resposta está sempre no topo
tour-answer-says = Quando todos terão recebido a mensagem, quanto tempo leva e qual limite segura o envio. Ela muda na hora com tudo o que você preenche.
tour-steps = Seis etapas, em qualquer ordem
tour-steps-says = Quem recebe, o que recebe, quem envia, quando; depois revise e envie. Um visto diz que ali não falta nada.
tour-problems = O que pede atenção fica ao lado
tour-problems-says = Cada item diz o que está errado, onde, e o que fazer. Um clique leva ao lugar. Em telas estreitas, eles ficam embaixo.
tour-review = Ninguém envia sozinho
tour-review-says = Na revisão você vê como ganhar tempo, assina o plano e o entrega. Uma segunda pessoa o aprova no computador dela. Só então ele pode ser enviado.
tour-foot = Nada se perde
tour-foot-says = Tudo o que você preenche fica guardado neste computador e pode ser desfeito. As linhas dos destinatários nunca são guardadas e só saem daqui quando você entrega um plano assinado.
