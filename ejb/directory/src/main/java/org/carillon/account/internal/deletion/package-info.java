/** Many accounts deleted by one action. */
package org.carillon.account.internal.deletion;
