### Números em palavras: contagens, proporções, tamanhos, durações, limites.

percent = { $percent } %
percent-under = menos de { $percent } %

## Quantos há

people = { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}
recipients = { $n ->
    [one] { $n } destinatário
   *[other] { $n } destinatários
}
messages = { $n ->
    [one] { $n } mensagem
   *[other] { $n } mensagens
}
calls = { $n ->
    [one] { $n } chamada
   *[other] { $n } chamadas
}
addresses = { $n ->
    [one] { $n } endereço
   *[other] { $n } endereços
}
connections = { $n ->
    [one] { $n } conexão
   *[other] { $n } conexões
}
times = { $n ->
    [one] { $n } vez
   *[other] { $n } vezes
}
rows = { $n ->
    [one] { $n } linha
   *[other] { $n } linhas
}
duplicates = { $n ->
    [one] { $n } repetição
   *[other] { $n } repetições
}
days = { $n ->
    [one] { $n } dia
   *[other] { $n } dias
}
columns = { $n ->
    [one] { $n } coluna
   *[other] { $n } colunas
}
bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
seeds = { $n ->
    [one] { $n } endereço de controle
   *[other] { $n } endereços de controle
}
rules = { $n ->
    [one] { $n } regra
   *[other] { $n } regras
}
problems = { $n ->
    [one] { $n } problema
   *[other] { $n } problemas
}
mailbox-providers = { $n ->
    [one] { $n } provedor de caixas de correio
   *[other] { $n } provedores de caixas de correio
}
accounts = { $n ->
    [one] { $n } conta
   *[other] { $n } contas
}
strings = { $n ->
    [one] { $n } texto
   *[other] { $n } textos
}
