/** The PROXY protocol: how a proxy tells whose connection it hands on. */
package org.carillon.adapter.proxy;
