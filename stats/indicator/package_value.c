#include <stdarg.h>

#include "stats/indicator/json.h"
#include "stats/indicator/package_parts.h"

void
package_mistake(const struct package *package, const struct node *node, const char *format, ...)
{
	struct buffer message = { 0 };
	va_list arguments;
	va_start(arguments, format);
	buffer_vprint(&message, format, arguments);
	va_end(arguments);
	fault_add(package->reading->mistakes, SEVERITY_FATAL, "definition", package->path, node->line,
		node->column, "%s", message.bytes);
	buffer_free(&message);
}

void
package_remark(const struct package *package, const struct node *node, const char *format, ...)
{
	struct buffer message = { 0 };
	va_list arguments;
	va_start(arguments, format);
	buffer_vprint(&message, format, arguments);
	va_end(arguments);
	fault_add(&package->reading->definition->remarks, SEVERITY_WARNING, "schema_constraint",
		package->path, node->line, node->column, "%s", message.bytes);
	buffer_free(&message);
}

const struct node *
package_value(const struct package *package, const struct node *mapping, const char *key, enum node_kind kind)
{
	const struct node *value = mapping && mapping->kind == NODE_MAPPING ? node_value(mapping, key) : NULL;
	if (!value || value->kind == kind)
		return value;
	package_mistake(package, value, "`%s` must be %s, not %s", key, node_kind_name(kind),
		node_kind_name(value->kind));
	return NULL;
}

const char *
package_text(const struct package *package, const struct node *mapping, const char *key)
{
	const struct node *value = package_value(package, mapping, key, NODE_TEXT);
	if (value && (!node_is_string(value) || !value->text[0])) {
		package_mistake(package, value, "`%s` must be a string that is not empty", key);
		return NULL;
	}
	return value ? value->text : NULL;
}
