# Makes a header with the text of an SQL file as rating_schema_sql: -D INPUT=… -D OUTPUT=….
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "#pragma once\n// Made from ${INPUT}.\nnamespace portal::demo {\ninline constexpr const char* rating_schema_sql = R\"SQL(${text})SQL\";\n}\n")
