/** Sources of identities in the database, and in memory on their way to be asked. */
package org.carillon.identity.internal.source;
