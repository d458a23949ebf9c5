/** Who vouches for clients, in the database and in memory, and whose a client's certificate is. */
package org.carillon.identity.internal.certificate;
