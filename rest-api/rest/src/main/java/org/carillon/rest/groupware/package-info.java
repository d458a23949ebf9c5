/** Groupware by REST: contacts as JSContact. */
package org.carillon.rest.groupware;
