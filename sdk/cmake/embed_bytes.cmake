# Writes a file's bytes as a C++ array: embed_bytes.cmake -D INPUT=model.bin -D OUTPUT=model.cpp -D NAMESPACE=portal::x -D NAME=own_model
file(READ ${INPUT} bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE ${OUTPUT} "// Generated from ${INPUT}.\nnamespace ${NAMESPACE} {\nextern const unsigned char ${NAME}_bytes[];\nextern const unsigned long ${NAME}_size;\nconst unsigned char ${NAME}_bytes[] = {${bytes}};\nconst unsigned long ${NAME}_size = ${size};\n}\n")
