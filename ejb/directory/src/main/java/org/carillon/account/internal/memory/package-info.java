/** What every request asks: where addresses lead, and the secrets that digests are checked with. */
package org.carillon.account.internal.memory;
