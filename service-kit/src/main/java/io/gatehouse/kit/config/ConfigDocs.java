package io.gatehouse.kit.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the reference of a configuration record: one table row per key, in the order of the records. */
public final class ConfigDocs {
    private final StringBuilder table = new StringBuilder();

    private ConfigDocs() {}

    /** The Markdown table for a root record. */
    public static String markdown(Class<?> recordType) {
        ConfigDocs docs = new ConfigDocs();
        docs.table.append("| Key | Environment | Type | Default | Meaning |\n| --- | --- | --- | --- | --- |\n");
        docs.rows("", recordType);
        return docs.table.toString();
    }

    private void rows(String key, Class<?> recordType) {
        for (RecordComponent component : recordType.getRecordComponents()) {
            row(Keys.join(key, component.getName()), component);
        }
    }

    private void row(String key, RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isRecord() && !Scalars.isScalar(type)) {
            rows(key, type);
        } else if (type == List.class) {
            collection(key, key + "[]", component, elementOf(component, 0), "list of ");
        } else if (type == Map.class) {
            collection(key, key + ".<name>", component, elementOf(component, 1), "map of ");
        } else {
            append(key, Keys.environmentName(key), Scalars.name(type), component);
        }
    }

    private void collection(String key, String itemKey, RecordComponent component, Class<?> element, String kind) {
        if (element.isRecord() && !Scalars.isScalar(element)) {
            append(key, null, kind + "entries", component);
            rows(itemKey, element);
        } else {
            String variable = component.getType() == List.class ? Keys.environmentName(key) : null;
            append(key, variable, kind + Scalars.name(element), component);
        }
    }

    private void append(String key, @Nullable String variable, String type, RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        cell(code(key));
        cell(variable == null || isInside(key) ? "–" : code(variable));
        cell(type);
        cell(fallback(component));
        cell(doc == null ? "" : doc.value());
        table.append("|\n");
    }

    /** The entries of a list or map have no variable of their own. */
    private static boolean isInside(String key) {
        return key.contains("[]") || key.contains("<");
    }

    private void cell(String text) {
        table.append("| ").append(text.replace("|", "\\|")).append(' ');
    }

    private static String fallback(RecordComponent component) {
        Default fallback = component.getAnnotation(Default.class);
        if (fallback != null) {
            return fallback.value().isEmpty() ? "empty" : code(fallback.value());
        }
        if (component.getType() == List.class || component.getType() == Map.class) {
            return "empty";
        }
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "none" : "**required**";
    }

    private static String code(String text) {
        return '`' + text + '`';
    }

    private static Class<?> elementOf(RecordComponent component, int index) {
        ParameterizedType type = (ParameterizedType) component.getGenericType();
        return (Class<?>) type.getActualTypeArguments()[index];
    }
}
