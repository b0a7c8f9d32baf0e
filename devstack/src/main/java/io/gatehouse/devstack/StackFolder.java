package io.gatehouse.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a stack lives in, held by a file lock for as long as its launcher lives. The system gives the lock back
 * however the launcher ends, {@code kill -9} included: a folder whose lock is free is one whose launcher is gone, and
 * what still runs in it is an orphan.
 */
public final class StackFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String PREFIX = "stack-";

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private StackFolder(Path path, boolean temporary, FileChannel lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /**
     * Takes a folder, and ends what dead launchers left behind in it and in the temporary ones.
     *
     * @throws StartRefused when a living launcher holds the folder
     */
    public static StackFolder open(@Nullable Path data) {
        try {
            StackFolder temporary = openTemporary(data == null);
            return data == null ? Objects.requireNonNull(temporary) : openKept(data);
        } catch (IOException e) {
            throw new UncheckedIOException("While opening the data folder", e);
        }
    }

    public Path path() {
        return path;
    }

    boolean isTemporary() {
        return temporary;
    }

    /** A folder inside; made when missing, readable by its owner only. */
    public Path child(String name) throws IOException {
        return makePrivate(path.resolve(name));
    }

    @Override
    public void close() {
        try {
            if (temporary) {
                delete(path);
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("While giving up " + path, e);
        }
    }

    private static StackFolder openKept(Path data) throws IOException {
        FileChannel lock = tryLock(makePrivate(data).resolve(LOCK));
        if (lock == null) {
            throw new StartRefused("The data folder " + data + " is in use by another Gatehouse. Stop it, or choose "
                    + "another folder with GATEHOUSE_DATA.");
        }
        Orphans.endAllIn(data);
        return new StackFolder(data, /* temporary= */ false, lock);
    }

    /** All launchers of this user sweep and create one after the other, so that none sweeps what another just made. */
    private static @Nullable StackFolder openTemporary(boolean create) throws IOException {
        Path parent = makePrivate(
                Path.of(System.getProperty("java.io.tmpdir"), "gatehouse-" + System.getProperty("user.name")));
        try (FileChannel turn = waitForLock(parent.resolve(LOCK))) {
            sweep(parent);
            if (!create) {
                return null;
            }
            Path path = Files.createTempDirectory(parent, PREFIX);
            FileChannel lock = tryLock(path.resolve(LOCK));
            if (lock == null) {
                throw new IOException("A new folder is already locked: " + path + " " + turn);
            }
            return new StackFolder(path, /* temporary= */ true, lock);
        }
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(parent)) {
            folders = entries.filter(
                            entry -> String.valueOf(entry.getFileName()).startsWith(PREFIX))
                    .toList();
        }
        for (Path folder : folders) {
            FileChannel lock = tryLock(folder.resolve(LOCK));
            if (lock != null) {
                try (lock) {
                    Orphans.endAllIn(folder);
                    delete(folder);
                }
            }
        }
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by another stack of this very process.
        }
        channel.close();
        return null;
    }

    private static FileChannel waitForLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.lock();
            if (lock.isValid()) {
                return channel;
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        throw new IOException("The lock was lost: " + file);
    }

    private static Path makePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        // Under a shared temporary folder somebody else could have made it first, to read our keys.
        if (!Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
            throw new StartRefused("The folder " + folder + " belongs to another user.");
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.deleteIfExists(entry);
        }
    }
}
