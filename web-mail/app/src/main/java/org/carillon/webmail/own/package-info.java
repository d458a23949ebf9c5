/** Pages on which readers look up data of their own account: storage, settings for programs. */
package org.carillon.webmail.own;
