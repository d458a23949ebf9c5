/** Properties as they are asked for and answered (RFC 4918 §9.1, §13). */
package org.carillon.dav.property;
