/** Who signed in to an account, from where and by what. */
package org.carillon.identity.history;
