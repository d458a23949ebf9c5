/** Objects of the server that are stored, shown, saved and audited as their type declares. */
package org.carillon.account.declared;
