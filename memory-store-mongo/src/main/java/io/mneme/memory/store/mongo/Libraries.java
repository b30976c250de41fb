package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCompressor;
import io.mneme.memory.MemoryException.Misconfigured;
import java.util.Locale;
import java.util.Map;

/** What some options make the driver need, and Mneme does not bring. */
final class Libraries {

    /** A class of it that the driver uses, and what it is called. */
    private record Library(String type, String name) {}

    private static final Map<String, Library> OF_COMPRESSOR = Map.of(
            "snappy", new Library("org.xerial.snappy.SnappyInputStream", "org.xerial.snappy:snappy-java"),
            "zstd", new Library("com.github.luben.zstd.ZstdInputStreamNoFinalizer", "com.github.luben:zstd-jni"));

    private Libraries() {}

    /** @throws Misconfigured if an option needs a library that is not there */
    static void check(ConnectionString url) {
        for (MongoCompressor compressor : url.getCompressorList()) {
            Library needed = OF_COMPRESSOR.get(compressor.getName().toLowerCase(Locale.ROOT));
            if (needed != null && !isThere(needed)) {
                throw new Misconfigured(
                        "option compressors=" + compressor.getName() + " in the MongoDB URL needs the library "
                                + needed.name() + " on the class path; compressors=zlib needs none");
            }
        }
    }

    private static boolean isThere(Library library) {
        try {
            Class.forName(library.type(), false, ConnectionString.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** What nobody foresaw: the driver's class, or one that it needs, is missing or of another version. */
    static Misconfigured missing(LinkageError e) {
        return new Misconfigured(
                "a library that the MongoDB driver needs for this URL is missing, or does not fit: " + e, e);
    }
}
