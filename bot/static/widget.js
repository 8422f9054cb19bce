/* made from web/src by npm run build */
