/** AccountHolders looked for by what is said of them. */
package org.carillon.account.internal.person;
