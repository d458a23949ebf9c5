/** The deletion of many accounts in one operation. */
package org.carillon.account.internal.deletion;
