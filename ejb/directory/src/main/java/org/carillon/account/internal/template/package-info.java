/** The initial data of new accounts. */
package org.carillon.account.internal.template;
