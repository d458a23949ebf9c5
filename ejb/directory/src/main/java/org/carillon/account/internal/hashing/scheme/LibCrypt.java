package org.carillon.account.internal.hashing.scheme;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Calls the system's crypt_r (crypt(3)) without native code of our own. */
final class LibCrypt {
  private static final Logger LOG = Logger.getLogger(LibCrypt.class);

  /** The size of {@code struct crypt_data} in libxcrypt, and in glibc before that. */
  private static final long STATE_OCTETS = 131_232;

  private static final long MOST_RESULT = 512;

  private static final Optional<MethodHandle> CRYPT = handle();

  private LibCrypt() {}

  private static Optional<MethodHandle> handle() {
    for (String name : new String[] {"libcrypt.so.1", "libcrypt.so.2", "libcrypt.so"}) {
      try {
        return SymbolLookup.libraryLookup(name, Arena.global())
            .find("crypt_r")
            .map(
                function ->
                    Linker.nativeLinker()
                        .downcallHandle(
                            function,
                            FunctionDescriptor.of(
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS)));
      } catch (IllegalArgumentException | IllegalCallerException notThere) {
        LOG.debugf("%s: %s", name, notThere.getMessage());
      }
    }
    return Optional.empty();
  }

  static boolean isThere() {
    return CRYPT.isPresent();
  }

  /** Returns the hash of a password with the salt of another hash, or empty if it can't. */
  static Optional<String> crypt(String password, String setting) {
    if (CRYPT.isEmpty() || password.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE_OCTETS);
      MemorySegment phrase = arena.allocateFrom(password, StandardCharsets.UTF_8);
      MemorySegment made =
          (MemorySegment)
              CRYPT
                  .get()
                  .invokeExact(
                      phrase, arena.allocateFrom(setting, StandardCharsets.US_ASCII), state);
      phrase.fill((byte) 0);
      // A result that begins with {@code *} means failure (crypt(3)).
      return made.equals(MemorySegment.NULL)
          ? Optional.empty()
          : Optional.of(made.reinterpret(MOST_RESULT).getString(0, StandardCharsets.US_ASCII))
              .filter(text -> !text.startsWith("*"));
    } catch (Error fault) {
      throw fault;
    } catch (Throwable unseen) {
      throw new IllegalStateException(unseen);
    }
  }
}
