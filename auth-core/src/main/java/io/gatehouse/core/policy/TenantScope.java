package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what a tenant may not have of its own. A value that silently counted for nobody would be worse than a refused file. */
final class TenantScope {
    private final String source;
    private final List<Fault> faults = new ArrayList<>();

    private TenantScope(String source) {
        this.source = source;
    }

    /** Returns a fault for each installation-wide value in which the tenant's policies differ from the installation's. */
    static List<Fault> faults(String source, String slug, Policies base, Policies tenant) {
        TenantScope scope = new TenantScope(source);
        scope.compare("tenants." + slug, base, tenant);
        return scope.faults;
    }

    private void compare(String key, Record base, Record tenant) {
        for (RecordComponent component : base.getClass().getRecordComponents()) {
            String name = key + "." + component.getName();
            Object common = value(component, base);
            Object own = value(component, tenant);
            if (Objects.equals(common, own)) {
                continue;
            }
            if (component.isAnnotationPresent(InstallationWide.class)) {
                faults.add(new Fault(
                        name, null, source, "This holds for the whole installation; a tenant has none of its own."));
            } else if (common instanceof Record commonPart && own instanceof Record ownPart) {
                compare(name, commonPart, ownPart);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("reading " + component.getName(), impossible);
        }
    }
}
