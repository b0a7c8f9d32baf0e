package io.gatehouse.core.token;

import io.gatehouse.core.testing.memory.MemorySigningKeyStore;

class MemorySigningKeyStoreTest extends SigningKeyStoreBehaviour {
    private final MemorySigningKeyStore store = new MemorySigningKeyStore();

    @Override
    protected SigningKeyStore store() {
        return store;
    }
}
