/** Web sessions and tokens of programs. */
package org.carillon.identity.token;
