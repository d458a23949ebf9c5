/** ManageSieve (RFC 5804): clients list, read, check, store and activate their scripts. */
package org.carillon.protocol.managesieve;
