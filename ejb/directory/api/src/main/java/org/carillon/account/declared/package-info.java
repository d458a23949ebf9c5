/** Objects of the server or of domains, stored, shown, saved and audited as their type declares. */
package org.carillon.account.declared;
