### audience
