package io.gatehouse.kit.config;

import io.gatehouse.kit.config.Tree.Branch;
import io.gatehouse.kit.config.Tree.Items;
import io.gatehouse.kit.config.Tree.Leaf;
import io.gatehouse.kit.config.Tree.Origin;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One walk over a record tree; a value that cannot be bound is a fault and {@code null}, and the walk goes on. */
final class Binding {
    private static final Origin NOWHERE = new Origin("configuration", null);

    private final Environment environment;
    private final List<String> otherKeys;
    private final List<Fault> faults;

    Binding(Environment environment, @Nullable ConfigRoot root, List<Fault> faults) {
        this.environment = environment;
        this.otherKeys = root == null ? List.of() : List.of(root.otherKeys());
        this.faults = faults;
    }

    @Nullable
    Object record(String key, Class<?> type, Tree tree) {
        if (!(tree instanceof Branch branch)) {
            fault(key, tree.origin(), "Keys and values are expected here, not a single value or a list.");
            return null;
        }
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(key, components, branch);
        int faultsBefore = faults.size();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(Keys.join(key, components[i].getName()), components[i], branch);
        }
        // With a part missing, the constructor's own complaint would only repeat it.
        return faults.size() > faultsBefore ? null : construct(key, type, components, values, branch.origin());
    }

    private void refuseUnknown(String key, RecordComponent[] components, Branch branch) {
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        branch.children().forEach((name, child) -> {
            String full = Keys.join(key, name);
            if (!names.contains(name) && !otherKeys.contains(full) && !isParentOfOther(full)) {
                fault(full, child.origin(), "No such key." + Keys.didYouMean(name, names));
            }
        });
    }

    /** A block such as {@code secrets} may hold only keys of the other service; then it is not ours to refuse. */
    private boolean isParentOfOther(String key) {
        return otherKeys.stream().anyMatch(other -> other.startsWith(key + "."));
    }

    private @Nullable Object component(String key, RecordComponent component, Branch branch) {
        Class<?> type = component.getType();
        Tree written = branch.children().get(component.getName());
        if (isEmpty(written)) {
            written = null;
        }
        if (Scalars.isScalar(type)) {
            return scalar(key, component, written, branch.origin());
        }
        if (type == List.class) {
            return list(key, component, written);
        }
        if (type == Map.class) {
            return map(key, argument(component.getGenericType(), 1), written);
        }
        if (!type.isRecord()) {
            throw new IllegalStateException("Configuration cannot hold a " + type.getName() + " at " + key);
        }
        if (written == null && isNullable(component) && !environment.hasAnyBeneath(key)) {
            return null;
        }
        return record(key, type, written == null ? Branch.empty(branch.origin()) : written);
    }

    private @Nullable Object scalar(String key, RecordComponent component, @Nullable Tree written, Origin parent) {
        Tree value = strongest(key, written);
        Default fallback = component.getAnnotation(Default.class);
        if (value != null) {
            return parsed(key, component.getType(), value);
        }
        if (fallback != null) {
            return parsed(key, component.getType(), new Leaf(fallback.value(), NOWHERE));
        }
        if (!isNullable(component)) {
            fault(key, parent, "A value is required; set it here or as " + Keys.environmentName(key) + ".");
        }
        return null;
    }

    private List<Object> list(String key, RecordComponent component, @Nullable Tree written) {
        Class<?> item = raw(argument(component.getGenericType(), 0));
        boolean scalars = Scalars.isScalar(item);
        Tree value = scalars ? strongest(key, written) : written;
        Default fallback = component.getAnnotation(Default.class);
        if (value == null && fallback != null) {
            value = new Leaf(fallback.value(), NOWHERE);
        }
        List<Object> bound = new ArrayList<>();
        switch (value) {
            case null -> {}
            case Leaf(String text, Origin origin)
            when scalars -> {
                for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
                    addTo(bound, parsed(key, item, new Leaf(part.strip(), origin)));
                }
            }
            case Items(List<Tree> items, Origin origin) -> {
                for (int i = 0; i < items.size(); i++) {
                    String itemKey = Keys.join(key, Integer.toString(i));
                    addTo(bound, scalars ? parsed(itemKey, item, items.get(i)) : record(itemKey, item, items.get(i)));
                }
            }
            default -> fault(key, value.origin(), "A list is expected here.");
        }
        return List.copyOf(bound);
    }

    private Map<String, Object> map(String key, Type valueType, @Nullable Tree written) {
        Class<?> type = raw(valueType);
        Map<String, Object> bound = new LinkedHashMap<>();
        if (written != null && !(written instanceof Branch)) {
            fault(key, written.origin(), "Keys and values are expected here.");
        }
        if (written instanceof Branch branch) {
            branch.children().forEach((name, child) -> {
                String childKey = Keys.join(key, name);
                Object value = type.isRecord()
                        ? record(childKey, type, child)
                        : parsed(childKey, type, Objects.requireNonNullElse(strongest(childKey, child), child));
                if (value != null) {
                    bound.put(name, value);
                }
            });
        }
        return Collections.unmodifiableMap(bound);
    }

    /** Overrides beat the environment, which beats the file. */
    private @Nullable Tree strongest(String key, @Nullable Tree written) {
        Leaf fromEnvironment = environment.valueOf(key, faults);
        boolean overridden = written != null && written.origin().isOverride();
        return fromEnvironment == null || overridden ? written : fromEnvironment;
    }

    private @Nullable Object parsed(String key, Class<?> type, Tree value) {
        if (!(value instanceof Leaf(String text, Origin origin))) {
            fault(key, value.origin(), "A single value is expected here.");
            return null;
        }
        try {
            return Scalars.parse(type, text);
        } catch (IllegalArgumentException e) {
            fault(key, origin, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Object construct(
            String key, Class<?> type, RecordComponent[] components, @Nullable Object[] values, Origin origin) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                fault(key, origin, String.valueOf(refusal.getMessage()));
                return null;
            }
            throw new IllegalStateException("While constructing " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("While constructing " + type.getName(), e);
        }
    }

    private void fault(String key, Origin origin, String sentence) {
        faults.add(new Fault(key, origin.line(), origin.source(), sentence));
    }

    private static void addTo(List<Object> list, @Nullable Object value) {
        if (value != null) {
            list.add(value);
        }
    }

    private static boolean isEmpty(@Nullable Tree tree) {
        return tree instanceof Branch(var children, Origin origin) && children.isEmpty();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getActualTypeArguments()[index];
        }
        throw new IllegalStateException("Configuration needs a typed list or map, not " + type.getTypeName());
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        throw new IllegalStateException("Configuration cannot hold a " + type.getTypeName());
    }
}
