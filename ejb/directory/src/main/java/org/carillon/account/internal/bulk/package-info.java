/** Files of accounts: read, and made into accounts some hundred at a time. */
package org.carillon.account.internal.bulk;
