### message
