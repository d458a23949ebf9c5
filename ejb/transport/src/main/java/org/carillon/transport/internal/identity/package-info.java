/** The identities of accounts, and their deputies. */
package org.carillon.transport.internal.identity;
