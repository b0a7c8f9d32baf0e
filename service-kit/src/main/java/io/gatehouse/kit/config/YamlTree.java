package io.gatehouse.kit.config;

import io.gatehouse.kit.config.Tree.Branch;
import io.gatehouse.kit.config.Tree.Items;
import io.gatehouse.kit.config.Tree.Leaf;
import io.gatehouse.kit.config.Tree.Origin;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML file into a {@link Tree}, keeping line numbers and noticing what a usual loader hides: duplicate keys. */
final class YamlTree {
    private static final int MAX_DEPTH = 20;

    private final String source;
    private final List<Fault> faults;

    private YamlTree(String source, List<Fault> faults) {
        this.source = source;
        this.faults = faults;
    }

    /** The file's tree; an unreadable or malformed file is a fault and an empty tree. */
    static Branch read(Path file, List<Fault> faults) {
        String source = String.valueOf(file.getFileName());
        Origin top = new Origin(source, null);
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root == null) {
                return Branch.empty(top);
            }
            if (new YamlTree(source, faults).convert("", root, 0) instanceof Branch branch) {
                return branch;
            }
            faults.add(new Fault("", line(root), source, "The file must hold keys and values."));
        } catch (MarkedYAMLException e) {
            Integer line =
                    e.getProblemMark() == null ? null : e.getProblemMark().getLine() + 1;
            faults.add(new Fault("", line, source, "This is not YAML: " + e.getProblem() + "."));
        } catch (YAMLException e) {
            faults.add(new Fault("", null, source, "This is not YAML."));
        } catch (IOException e) {
            faults.add(new Fault("", null, source, "The file cannot be read."));
        }
        return Branch.empty(top);
    }

    private @Nullable Tree convert(String key, Node node, int depth) {
        Origin origin = new Origin(source, line(node));
        if (depth > MAX_DEPTH) {
            faults.add(new Fault(key, line(node), source, "Nested too deeply."));
            return null;
        }
        return switch (node) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> null;
            case ScalarNode scalar -> new Leaf(scalar.getValue(), origin);
            case SequenceNode sequence -> items(key, sequence, origin, depth);
            case MappingNode mapping -> branch(key, mapping, origin, depth);
            default -> null;
        };
    }

    private Items items(String key, SequenceNode sequence, Origin origin, int depth) {
        List<Tree> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            String itemKey = Keys.join(key, Integer.toString(items.size()));
            Tree tree = convert(itemKey, item, depth + 1);
            if (tree == null) {
                faults.add(new Fault(itemKey, line(item), source, "An item of a list must not be empty."));
            } else {
                items.add(tree);
            }
        }
        return new Items(items, origin);
    }

    private Branch branch(String key, MappingNode mapping, Origin origin, int depth) {
        Branch branch = Branch.empty(origin);
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                faults.add(new Fault(key, line(tuple.getKeyNode()), source, "A key must be plain text."));
                continue;
            }
            String childKey = Keys.join(key, name.getValue());
            Tree child = convert(childKey, tuple.getValueNode(), depth + 1);
            // A key that is there but empty still counts when duplicates are looked for.
            Tree kept = child == null ? Branch.empty(new Origin(source, line(name))) : atLine(child, line(name));
            if (branch.children().putIfAbsent(name.getValue(), kept) != null) {
                faults.add(new Fault(childKey, line(name), source, "The key stands here a second time."));
            }
        }
        return branch;
    }

    /** The reader looks for the line of the key, which for a block of keys is not the line of its first entry. */
    private Tree atLine(Tree tree, int line) {
        Origin origin = new Origin(source, line);
        return switch (tree) {
            case Leaf(String text, Origin old) -> new Leaf(text, origin);
            case Items(List<Tree> items, Origin old) -> new Items(items, origin);
            case Branch(var children, Origin old) -> new Branch(children, origin);
        };
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
