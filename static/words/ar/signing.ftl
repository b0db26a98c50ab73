### signing
