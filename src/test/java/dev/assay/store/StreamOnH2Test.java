package dev.assay.store;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StreamOnH2Test extends StreamContract {}
