#!/bin/sh
cp ../conf/interface.ini /opt/his/
# cp conf/old.ini /opt
cp web.env.example web.env
docker run --env-file web.env his
openssl req -x509 -keyout conf/site.key -out conf/site.crt
cp conf/site.crt /etc/ssl/
cp /etc/hosts.conf /tmp/
