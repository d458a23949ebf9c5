/** Registrations on disk: written a moment after they are answered, and read when a node starts. */
package org.carillon.call.internal.keeping;
