/* As Debian's libraries were built (pkg-config --cflags xmlsec1-openssl): these decide types, and SwiftPM passes no -D on. */
#ifndef XMLSEC_NO_SIZE_T
#define XMLSEC_NO_SIZE_T
#endif
#ifndef XMLSEC_NO_CRYPTO_DYNAMIC_LOADING
#define XMLSEC_NO_CRYPTO_DYNAMIC_LOADING 1
#endif
#ifndef XMLSEC_CRYPTO_OPENSSL
#define XMLSEC_CRYPTO_OPENSSL 1
#endif
#ifndef XMLSEC_NO_GOST
#define XMLSEC_NO_GOST 1
#endif
#ifndef XMLSEC_NO_GOST2012
#define XMLSEC_NO_GOST2012 1
#endif

/* First, so that both modules mean the same documents and nodes. */
#include "../CLibXML2/shim.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <time.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/keys.h>
#include <xmlsec/keysdata.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/templates.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/xmltree.h>

/* xmlsec prints to standard error otherwise; what failed is said by the caller, without a word of a key. */
static inline void cxmlsec_quiet(
    const char *file, int line, const char *function, const char *object, const char *subject, int reason, const char *message) {
    (void)file, (void)line, (void)function, (void)object, (void)subject, (void)reason, (void)message;
}

/* 0 when signatures can be made and checked. */
static inline int cxmlsec_set_up(void) {
    if (xmlSecInit() < 0 || xmlSecCheckVersion() != 1) return -1;
    if (xmlSecOpenSSLAppInit(NULL) < 0) return -2;
    if (xmlSecOpenSSLInit() < 0) return -3;
    /* Last: the library sets its own on the way. */
    xmlSecErrorsSetCallback(cxmlsec_quiet);
    return 0;
}

/* A key with a pass phrase is refused; OpenSSL would ask for it on the terminal. */
static inline int cxmlsec_no_phrase(char *buffer, int size, int writing, void *context) {
    (void)buffer, (void)size, (void)writing, (void)context;
    return -1;
}

static inline xmlSecKeyPtr cxmlsec_key(const unsigned char *bytes, unsigned int count, int certificate) {
    return xmlSecOpenSSLAppKeyLoadMemory(
        bytes, count, certificate ? xmlSecKeyDataFormatCertPem : xmlSecKeyDataFormatPem, NULL, (void *)cxmlsec_no_phrase, NULL);
}

/* xmlsec cannot tell a private EC key from a public one. */
static inline int cxmlsec_is_private(xmlSecKeyPtr key) {
    xmlSecKeyDataPtr value = xmlSecKeyGetValue(key);
    EVP_PKEY *pair = value == NULL ? NULL : xmlSecOpenSSLEvpKeyDataGetEvp(value);
    BIGNUM *secret = NULL;
    if (pair == NULL) return 0;
    int has = EVP_PKEY_get_bn_param(pair, EVP_PKEY_base_id(pair) == EVP_PKEY_RSA ? "d" : "priv", &secret);
    BN_clear_free(secret);
    return has == 1;
}

/* Of an RSA or EC key: modulus or order. xmlsec's own figure for EC is in bytes. 0 where there is none. */
static inline int cxmlsec_bits(xmlSecKeyPtr key) {
    xmlSecKeyDataPtr value = xmlSecKeyGetValue(key);
    EVP_PKEY *pair = value == NULL ? NULL : xmlSecOpenSSLEvpKeyDataGetEvp(value);
    return pair == NULL ? 0 : EVP_PKEY_bits(pair);
}

/* When a certificate in PEM begins and ends to count, in seconds since 1970; 0 where there is none that can be read. */
static inline int cxmlsec_validity(const unsigned char *bytes, int count, long long *from, long long *until) {
    BIO *memory = BIO_new_mem_buf(bytes, count);
    X509 *certificate = memory == NULL ? NULL : PEM_read_bio_X509(memory, NULL, cxmlsec_no_phrase, NULL);
    struct tm first, last;
    int known = certificate != NULL && ASN1_TIME_to_tm(X509_get0_notBefore(certificate), &first) == 1
        && ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &last) == 1;
    if (known) *from = timegm(&first), *until = timegm(&last);
    X509_free(certificate);
    BIO_free(memory);
    return known;
}
