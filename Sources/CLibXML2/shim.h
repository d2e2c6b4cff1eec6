#include <string.h>

#include <libxml/xmlversion.h>
/* Debian's header includes ICU's, which are not those of Swift's Foundation. Nothing here looks into the structures that differ by it. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/c14n.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *clibxml2_error;
#else
typedef xmlErrorPtr clibxml2_error;
#endif

/* The first thing that libxml2 disliked. */
typedef struct {
    int code;
    int line;
    /* Where a DOCTYPE stands; 0 where there is none. */
    int doctype;
    /* 1 where next to nothing was left to read when it was disliked. */
    int at_end;
    char message[240];
} clibxml2_complaint;

static inline void clibxml2_keep(clibxml2_complaint *complaint, clibxml2_error error) {
    if (complaint == NULL || complaint->code != 0 || error == NULL || error->level < XML_ERR_ERROR) return;
    /* The name of a namespace is compared, never opened: whether it is an address does not matter here. */
    if (error->code == XML_WAR_NS_URI || error->code == XML_WAR_NS_URI_RELATIVE) return;
    complaint->code = error->code;
    complaint->line = error->line;
    if (error->message != NULL) strncpy(complaint->message, error->message, sizeof complaint->message - 1);
}

static inline void clibxml2_heard(void *context, clibxml2_error error) {
    xmlParserCtxtPtr parser = (xmlParserCtxtPtr)context;
    if (parser == NULL) return;
    clibxml2_complaint *complaint = (clibxml2_complaint *)parser->_private;
    int before = complaint->code;
    clibxml2_keep(complaint, error);
    if (before == 0 && complaint->code != 0 && parser->input != NULL) {
        /* Half a character may be left. */
        complaint->at_end = parser->input->end - parser->input->cur < 4;
    }
    /* Behind a fault libxml2 reads on, and copies a broken comment again at every `--` in it: a small file took it minutes. */
    if (error != NULL && error->level == XML_ERR_FATAL) xmlStopParser(parser);
}

/* Called when `<!DOCTYPE name` has been read and nothing of it carried out: no entity is ever declared. */
static inline void clibxml2_refuse_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    xmlParserCtxtPtr parser = (xmlParserCtxtPtr)context;
    clibxml2_complaint *complaint = (clibxml2_complaint *)parser->_private;
    (void)name, (void)external, (void)system;
    complaint->doctype = xmlSAX2GetLineNumber(context);
    xmlStopParser(parser);
}

static inline xmlParserInputPtr clibxml2_load_nothing(const char *url, const char *id, xmlParserCtxtPtr parser) {
    (void)url, (void)id, (void)parser;
    return NULL;
}

/* Nothing outside of the bytes given is ever opened, whatever a document or a schema asks for. For the whole process. */
static inline void clibxml2_set_up(void) {
    xmlInitParser();
    xmlSetExternalEntityLoader(clibxml2_load_nothing);
}

/* NULL where the document is not well formed or has a DOCTYPE; the caller frees what it gets. */
static inline xmlDocPtr clibxml2_read(const char *bytes, int count, clibxml2_complaint *complaint) {
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL) return NULL;
    parser->_private = complaint;
    parser->sax->internalSubset = clibxml2_refuse_doctype;
    parser->sax->serror = clibxml2_heard;
    xmlDocPtr document = xmlCtxtReadMemory(parser, bytes, count, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
    if (document != NULL && (complaint->code != 0 || complaint->doctype != 0)) {
        xmlFreeDoc(document);
        document = NULL;
    }
    xmlFreeParserCtxt(parser);
    return document;
}

static inline void clibxml2_heard_by_schema(void *context, clibxml2_error error) {
    clibxml2_keep((clibxml2_complaint *)context, error);
}

static inline xmlSchemaPtr clibxml2_schema(const char *bytes, int count) {
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(bytes, count);
    if (parser == NULL) return NULL;
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    return schema;
}

/* 0 valid, above 0 not valid, below 0 the validator itself failed. */
static inline int clibxml2_validate(xmlSchemaPtr schema, xmlDocPtr document, clibxml2_complaint *complaint) {
    xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema);
    if (validator == NULL) return -1;
    xmlSchemaSetValidStructuredErrors(validator, clibxml2_heard_by_schema, complaint);
    int result = xmlSchemaValidateDoc(validator, document);
    xmlSchemaFreeValidCtxt(validator);
    return result;
}

/* The document as UTF-8; the caller gives it back with `clibxml2_free`. */
static inline xmlChar *clibxml2_write(xmlDocPtr document, int indented, int *count) {
    xmlChar *bytes = NULL;
    xmlDocDumpFormatMemoryEnc(document, &bytes, count, "UTF-8", indented);
    return bytes;
}

/* In canonical form, from 0 for inclusive, 1 for exclusive, 2 for 1.1; the caller gives it back with `clibxml2_free`. */
static inline xmlChar *clibxml2_canonical(xmlDocPtr document, int mode, int comments, int *count) {
    xmlChar *bytes = NULL;
    *count = xmlC14NDocDumpMemory(document, NULL, mode, NULL, comments, &bytes);
    return bytes;
}

static inline void clibxml2_free(xmlChar *bytes) { xmlFree(bytes); }
