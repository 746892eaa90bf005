# Makes a source with the text of an SQL file as rating_schema_sql: -D INPUT=… -D OUTPUT=….
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "// Made from rating_schema.sql.\nnamespace portal::demo {\nextern const char* const rating_schema_sql;\nconst char* const rating_schema_sql = R\"SQL(${text})SQL\";\n}  // namespace portal::demo\n")
